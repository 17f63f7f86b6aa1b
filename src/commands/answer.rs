//! An answer in the format that was asked for.

use comfy_table::Table;

use super::output::print;
use super::sheet::Sheet;
use crate::cli::AnswerFormat;

/// Prints rows; JSON has one object a row.
pub(super) fn print_sheet(sheet: &Sheet, format: AnswerFormat) -> anyhow::Result<()> {
    match format {
        AnswerFormat::Table if sheet.rows.is_empty() => Ok(()),
        AnswerFormat::Table => {
            let table = sheet.table(Table::new().width());
            print(|out| writeln!(out, "{table}"))
        }
        AnswerFormat::Json => print(|out| sheet.json(out)),
        AnswerFormat::Ndjson => print(|out| sheet.ndjson(out)),
        AnswerFormat::Csv => print(|out| sheet.separated(b',', out)),
        AnswerFormat::Tsv => print(|out| sheet.separated(b'\t', out)),
        AnswerFormat::Md => print(|out| sheet.markdown(out)),
    }
}

/// Whether the answer is for people, who want few columns, and not for programs, which want all.
pub(super) fn is_for_people(format: AnswerFormat) -> bool {
    matches!(format, AnswerFormat::Table | AnswerFormat::Md)
}
