//! PDF, a page as large as the picture: every line and area is a path, letters are outlines.

use std::collections::BTreeSet;
use std::io;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use resvg::tiny_skia::{PathSegment, Point};
use resvg::usvg::{
    Color, FillRule, Group, LineCap, LineJoin, Node, Paint, Path, Stroke, Transform,
};

use super::parsed;
use crate::export::GENERATOR;

/// Points of a page, of which an inch has 72, to the unit of the SVG, of which it has 96.
const POINTS: f32 = 0.75;

/// How hard it is pressed, of ten steps.
const PRESSED: u8 = 6;

/// Draws an SVG of our own on the one page of a PDF.
pub(in crate::export) fn pdf(svg: &[u8]) -> io::Result<Vec<u8>> {
    let tree = parsed(svg)?;
    let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
    let mut page = Page {
        content: Content::new(),
        opacities: BTreeSet::new(),
    };
    // A page counts from its lower edge upwards.
    page.content
        .transform([POINTS, 0.0, 0.0, -POINTS, 0.0, height]);
    page.group(tree.root(), Transform::identity());
    Ok(page.finish(Rect::new(0.0, 0.0, width, height)))
}

/// What is drawn so far.
struct Page {
    content: Content,
    /// The opacities that are used, of 255 steps: a page names its own.
    opacities: BTreeSet<u8>,
}

impl Page {
    /// Draws what is in a group that stands in another, whose places `outer` tells.
    fn group(&mut self, group: &Group, outer: Transform) {
        let places = outer.pre_concat(group.transform());
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, places),
                Node::Path(path) if path.is_visible() => self.path(path, places),
                Node::Text(text) => self.group(text.flattened(), places),
                // Our pictures hold no images.
                Node::Path(_) | Node::Image(_) => {}
            }
        }
    }

    /// Draws a path, its area before its line.
    fn path(&mut self, path: &Path, places: Transform) {
        let colors = |paint: &Paint| match paint {
            Paint::Color(color) => Some(*color),
            // Our pictures use neither gradients nor patterns.
            _ => None,
        };
        self.content.save_state().transform(matrix(places));
        if let Some((fill, color)) = path
            .fill()
            .and_then(|fill| Some((fill, colors(fill.paint())?)))
        {
            self.opacity(fill.opacity().get());
            let [red, green, blue] = parts(color);
            self.content.set_fill_rgb(red, green, blue);
            self.trace(path);
            match fill.rule() {
                FillRule::NonZero => self.content.fill_nonzero(),
                FillRule::EvenOdd => self.content.fill_even_odd(),
            };
        }
        let stroke = path.stroke();
        if let Some((stroke, color)) = stroke.and_then(|line| Some((line, colors(line.paint())?))) {
            self.opacity(stroke.opacity().get());
            let [red, green, blue] = parts(color);
            self.content.set_stroke_rgb(red, green, blue);
            self.pen(stroke);
            self.trace(path);
            self.content.stroke();
        }
        self.content.restore_state();
    }

    fn opacity(&mut self, opacity: f32) {
        let step = step(opacity);
        self.opacities.insert(step);
        self.content.set_parameters(Name(name(step).as_bytes()));
    }

    fn pen(&mut self, stroke: &Stroke) {
        self.content
            .set_line_width(stroke.width().get())
            .set_miter_limit(stroke.miterlimit().get())
            .set_line_cap(match stroke.linecap() {
                LineCap::Butt => LineCapStyle::ButtCap,
                LineCap::Round => LineCapStyle::RoundCap,
                LineCap::Square => LineCapStyle::ProjectingSquareCap,
            })
            .set_line_join(match stroke.linejoin() {
                LineJoin::Miter | LineJoin::MiterClip => LineJoinStyle::MiterJoin,
                LineJoin::Round => LineJoinStyle::RoundJoin,
                LineJoin::Bevel => LineJoinStyle::BevelJoin,
            });
        let dashes = stroke.dasharray().unwrap_or_default();
        self.content
            .set_dash_pattern(dashes.iter().copied(), stroke.dashoffset());
    }

    fn trace(&mut self, path: &Path) {
        let mut last = Point::zero();
        for segment in path.data().segments() {
            last = match segment {
                PathSegment::MoveTo(to) => {
                    let start = short(to);
                    self.content.move_to(start.x, start.y);
                    to
                }
                PathSegment::LineTo(to) => {
                    let end = short(to);
                    self.content.line_to(end.x, end.y);
                    to
                }
                PathSegment::QuadTo(bend, to) => {
                    let [one, two] = [last, to].map(|end| towards(end, bend));
                    self.curve(one, two, to)
                }
                PathSegment::CubicTo(one, two, to) => self.curve(one, two, to),
                PathSegment::Close => {
                    self.content.close_path();
                    last
                }
            };
        }
    }

    /// Draws a cubic curve; returns where it ends.
    fn curve(&mut self, one: Point, two: Point, to: Point) -> Point {
        let [one, two, end] = [one, two, to].map(short);
        self.content
            .cubic_to(one.x, one.y, two.x, two.y, end.x, end.y);
        to
    }

    fn finish(self, room: Rect) -> Vec<u8> {
        let [catalog, pages, page, content, info] = [1, 2, 3, 4, 5].map(Ref::new);
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(pages);
        pdf.pages(pages).kids([page]).count(1);
        let mut sheet = pdf.page(page);
        sheet.parent(pages).media_box(room).contents(content);
        let mut resources = sheet.resources();
        let mut states = resources.ext_g_states();
        for &step in &self.opacities {
            let opacity = f32::from(step) / 255.0;
            let mut state = states
                .insert(Name(name(step).as_bytes()))
                .start::<pdf_writer::writers::ExtGraphicsState<'_>>();
            state.non_stroking_alpha(opacity).stroking_alpha(opacity);
        }
        states.finish();
        resources.finish();
        sheet.finish();
        let pressed = compress_to_vec_zlib(self.content.finish().as_slice(), PRESSED);
        pdf.stream(content, &pressed).filter(Filter::FlateDecode);
        pdf.document_info(info).producer(TextStr(GENERATOR));
        pdf.finish()
    }
}

/// A control point of the cubic curve that a quadratic one is, from its end and its bend.
fn towards(end: Point, bend: Point) -> Point {
    let between = |from: f32, to: f32| from + (to - from) * (2.0 / 3.0);
    Point::from_xy(between(end.x, bend.x), between(end.y, bend.y))
}

/// A place to a thousandth of a unit, which nobody sees and takes half the room.
fn short(place: Point) -> Point {
    let [x, y] = [place.x, place.y].map(|part| (part * 1000.0).round() / 1000.0);
    Point::from_xy(x, y)
}

fn matrix(to: Transform) -> [f32; 6] {
    [to.sx, to.ky, to.kx, to.sy, to.tx, to.ty]
}

fn parts(color: Color) -> [f32; 3] {
    [color.red, color.green, color.blue].map(|part| f32::from(part) / 255.0)
}

#[expect(clippy::cast_sign_loss, reason = "an opacity lies between 0 and 1")]
fn step(opacity: f32) -> u8 {
    (opacity * 255.0).round() as u8
}

fn name(step: u8) -> String {
    format!("o{step}")
}
