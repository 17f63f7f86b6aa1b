//! Rows as a plain table that fits the terminal.

use comfy_table::{ContentArrangement, Row, Table, presets};

/// A table with one line a row; `width` cuts what does not fit.
pub(super) fn table(
    header: Vec<String>,
    rows: impl IntoIterator<Item = Vec<String>>,
    width: Option<u16>,
) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_header(one_line(Row::from(header)));
    if let Some(width) = width {
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
    }
    for row in rows {
        table.add_row(one_line(Row::from(row)));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
}

fn one_line(mut row: Row) -> Row {
    row.max_height(1);
    row
}
