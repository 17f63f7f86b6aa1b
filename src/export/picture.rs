//! PNG and PDF, for slides and papers: the SVG, drawn by `resvg` or told to a PDF as its lines and areas.

use std::io;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

mod font;
mod pdf;

pub(super) use pdf::pdf;

/// Pixels of a PNG to the unit of the SVG, as on the screens of today.
const SCALE: f32 = 2.0;

/// More pixels than these are no picture that is looked at; a larger one has fewer to the unit.
const MOST_PIXELS: f32 = 50_000_000.0;

/// Draws an SVG of our own as a PNG, on white as on paper.
pub(super) fn png(svg: &[u8]) -> io::Result<Vec<u8>> {
    let tree = parsed(svg)?;
    let size = tree.size();
    let scale = SCALE.min((MOST_PIXELS / (size.width() * size.height())).sqrt());
    let pixels = size.to_int_size().scale_by(scale);
    let map = pixels.and_then(|pixels| Pixmap::new(pixels.width(), pixels.height()));
    let mut map = map.ok_or_else(|| io::Error::other("the picture is too large for a PNG"))?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut map.as_mut(),
    );
    map.encode_png().map_err(io::Error::other)
}

/// The SVG with its styles worked out and its letters as outlines.
fn parsed(svg: &[u8]) -> io::Result<Tree> {
    Tree::from_data(svg, &font::options()).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use miniz_oxide::inflate::decompress_to_vec_zlib;
    use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};

    use super::{pdf, png};

    const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">
<style>text{font-family:Helvetica,Arial,'Liberation Sans',sans-serif;font-size:16px}.blue{color:#0a62a8}</style>
<rect width="100" height="60" fill="#fff"/>
<g class="blue"><rect x="10" y="10" width="20" height="10" fill="currentColor" fill-opacity=".5"/>
<path d="M10 50Q30 30 90 50" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="9 4"/></g>
<g transform="translate(0 5)"><text x="50" y="20">Hi</text></g>
</svg>"##;

    fn drawn(svg: &str) -> Pixmap {
        Pixmap::decode_png(&png(svg.as_bytes()).unwrap()).unwrap()
    }

    fn is_dark(color: PremultipliedColorU8) -> bool {
        color.red() < 128
    }

    #[test]
    fn a_png_has_two_pixels_to_the_unit_areas_lines_and_letters() {
        let map = drawn(SVG);
        assert_eq!((map.width(), map.height()), (200, 120));
        let parts = |x, y| {
            let color = map.pixel(x, y).unwrap();
            [color.red(), color.green(), color.blue(), color.alpha()]
        };
        assert_eq!(parts(2, 2), [255, 255, 255, 255]);
        let half = parts(40, 30).map(i16::from);
        let near = |(one, other): (i16, i16)| (one - other).abs() <= 1;
        assert!(
            half.into_iter().zip([132, 176, 211, 255]).all(near),
            "{half:?}"
        );
        let dark = |x: std::ops::Range<u32>| {
            x.flat_map(|x| (26..50).map(move |y| (x, y)))
                .filter(|&(x, y)| is_dark(map.pixel(x, y).unwrap()))
                .count()
        };
        // "Hi" is 14.9 units wide.
        assert!(dark(100..131) > 80, "{}", dark(100..131));
        assert_eq!(dark(131..200), 0);
    }

    #[test]
    fn a_large_picture_has_fewer_pixels_to_the_unit() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="10000"></svg>"#;
        let map = drawn(svg);
        assert_eq!((map.width(), map.height()), (10000, 5000));
    }

    #[test]
    fn letters_that_no_font_has_are_no_fault() {
        let svg = SVG.replace("Hi", "\u{6771}\u{627}\u{e000}\u{10ffff}");
        assert_eq!(drawn(&svg).width(), 200);
        assert!(pdf(svg.as_bytes()).is_ok());
    }

    #[test]
    fn a_pdf_has_one_page_with_the_paths() {
        let bytes = pdf(SVG.as_bytes()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with("%PDF-"), "{text}");
        assert!(text.contains("/MediaBox [0 0 75 45]"), "{text}");
        let start = bytes
            .windows(7)
            .position(|here| here == b"stream\n")
            .unwrap()
            + 7;
        let content = decompress_to_vec_zlib(&bytes[start..]).unwrap();
        let content = String::from_utf8(content).unwrap();
        for told in [
            "0.75 0 0 -0.75 0 45 cm",
            "/o128 gs\n0.039215688 0.38431373 0.65882355 rg",
            "[9 4] 0 d",
            "1 0 0 1 0 5 cm",
            "23.333 36.667 50 36.667 90 50 c\nS",
        ] {
            assert!(content.contains(told), "{told} is not in\n{content}");
        }
        // The page, the area, the line, the letters.
        assert_eq!(content.matches("\nQ").count(), 4, "{content}");
    }
}
