//! Which letters stand in a PNG and a PDF: those of a font that is in the program, so that a picture
//! needs nothing of the machine and looks alike on all.

use std::sync::Arc;

use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontResolver, Options};

const REGULAR: &[u8] = include_bytes!("font/LiberationSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("font/LiberationSans-Bold.ttf");

/// What reads the SVG: letters that our font lacks (Arabic, Chinese) are looked for in the system's fonts.
pub(super) fn options() -> Options<'static> {
    let mut ours = Database::new();
    for face in [REGULAR, BOLD] {
        ours.load_font_source(Source::Binary(Arc::new(face)));
    }
    let known = ours.len();
    let another = FontResolver::default_fallback_selector();
    Options {
        fontdb: Arc::new(ours),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(move |letter, tried, fonts| {
                if fonts.len() == known {
                    Arc::make_mut(fonts).load_system_fonts();
                }
                another(letter, tried, fonts)
            }),
        },
        ..Options::default()
    }
}
