//! The colours of a picture, light and dark.

use std::io::{self, Write};

use crate::export::style::Styles;

/// The colours that do not depend on event types.
pub(in crate::export) struct Palette {
    pub(in crate::export) page: &'static str,
    pub(in crate::export) region: &'static str,
    pub(in crate::export) rim: &'static str,
    pub(in crate::export) text: &'static str,
    pub(in crate::export) faint: &'static str,
    pub(in crate::export) person: &'static str,
    pub(in crate::export) country: &'static str,
    pub(in crate::export) organization: &'static str,
    pub(in crate::export) border: &'static str,
    pub(in crate::export) tie: &'static str,
    /// The grounds of numbers, the least first.
    pub(in crate::export) shades: [&'static str; 4],
    pub(in crate::export) cooperation: &'static str,
    pub(in crate::export) conflict: &'static str,
}

pub(in crate::export) const LIGHT: Palette = Palette {
    page: "#ffffff",
    region: "#f3f4f6",
    rim: "#dfe2e6",
    text: "#1b1f24",
    faint: "#5a616a",
    person: "#ffffff",
    country: "#e3e8ef",
    organization: "#f6efdf",
    border: "#6b727c",
    tie: "#b3b9c1",
    shades: ["#f1f4f8", "#dee5ee", "#c6d2e0", "#a9b9cf"],
    cooperation: "#0a62a8",
    conflict: "#a3123f",
};

pub(in crate::export) const DARK: Palette = Palette {
    page: "#14171b",
    region: "#1d2126",
    rim: "#343a42",
    text: "#eceff3",
    faint: "#a9b1bb",
    person: "#14171b",
    country: "#2c3644",
    organization: "#3a3325",
    border: "#8d96a1",
    tie: "#525a64",
    shades: ["#20262e", "#29323e", "#354255", "#425572"],
    cooperation: "#79bbf2",
    conflict: "#ff87a5",
};

const FIXED: &str = "\
text{font-family:Helvetica,Arial,'Liberation Sans',sans-serif}
.title{font-size:20px;font-weight:bold}
.sub{font-size:13px}
.name{font-size:13px}
.bold{font-size:12.5px;font-weight:bold}
.note{font-size:10.5px}
.place{font-size:11px;font-weight:bold}
.label{font-size:11px;fill:currentColor}
.pill{fill-opacity:.86}
.key,.foot{font-size:11px}
.region,.person,.country,.organization{stroke-width:1.2px}
.line{fill:none;stroke:currentColor}
.head{stroke:currentColor;stroke-width:1.4px;stroke-linejoin:round}
.full{fill:currentColor}
.bar{fill:none;stroke:currentColor;stroke-width:2.2px}
.wide{fill:none;stroke:transparent;stroke-width:12px}
.gap{fill:none;stroke-width:1.4px}
.tie{fill:none;stroke-width:1px}
.member{stroke-dasharray:1 3;stroke-linecap:round}
a:hover .label,g:hover>.label{text-decoration:underline}";

/// Writes the style sheet with the event types of these rows.
pub(super) fn write(ranks: &[usize], styles: &Styles, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<style>\n{FIXED}")?;
    colors(&LIGHT, out)?;
    for &rank in ranks {
        writeln!(out, ".t{rank}{{color:{}}}", styles.ranked(rank).light)?;
    }
    writeln!(out, "@media (prefers-color-scheme:dark){{")?;
    colors(&DARK, out)?;
    for &rank in ranks {
        writeln!(out, ".t{rank}{{color:{}}}", styles.ranked(rank).dark)?;
    }
    writeln!(out, "}}\n</style>")
}

fn colors(palette: &Palette, out: &mut dyn Write) -> io::Result<()> {
    let Palette {
        page,
        region,
        rim,
        text,
        faint,
        person,
        country,
        organization,
        border,
        tie,
        ..
    } = palette;
    writeln!(out, ".page,.hollow,.pill{{fill:{page}}}")?;
    writeln!(out, ".gap{{stroke:{page}}}")?;
    writeln!(out, ".region{{fill:{region};stroke:{rim}}}")?;
    writeln!(out, ".title,.name,.bold,.key{{fill:{text}}}")?;
    writeln!(out, ".sub,.note,.place,.foot{{fill:{faint}}}")?;
    writeln!(out, ".person{{fill:{person};stroke:{border}}}")?;
    writeln!(out, ".country{{fill:{country};stroke:{border}}}")?;
    writeln!(out, ".organization{{fill:{organization};stroke:{border}}}")?;
    writeln!(out, ".sign{{color:{faint}}}")?;
    writeln!(out, ".rule,.tie{{stroke:{tie}}}")
}

/// Writes the style sheet of the cells of a matrix.
pub(super) fn write_shades(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<style>\n.grid{{fill:none;stroke-width:.6px}}")?;
    shades(&LIGHT, out)?;
    writeln!(out, "@media (prefers-color-scheme:dark){{")?;
    shades(&DARK, out)?;
    writeln!(out, "}}\n</style>")
}

fn shades(palette: &Palette, out: &mut dyn Write) -> io::Result<()> {
    for (shade, fill) in palette.shades.iter().enumerate() {
        writeln!(out, ".shade{shade}{{fill:{fill}}}")?;
    }
    writeln!(out, ".grid{{stroke:{}}}", palette.rim)?;
    writeln!(out, ".cooperation{{fill:{}}}", palette.cooperation)?;
    writeln!(out, ".conflict{{fill:{}}}", palette.conflict)
}
