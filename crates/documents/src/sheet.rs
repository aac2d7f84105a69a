//! What every worksheet of ours has in common: the faces of its cells, and how text, amounts and days are put into them.
//! An amount becomes a binary number here and only here: below 2^53 fen it shows, and reads back, exactly.

use domain::{Day, Money};
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::{DocumentError, Language};

/// The rows of a worksheet.
pub(crate) const ROWS: u32 = 1_048_576;

/// The first day that spreadsheet programs agree on: before it, Excel counts a 29 February 1900 that never was.
const FIRST_DAY: (i32, u32) = (1900, 3);

/// The largest whole number that a cell holds exactly.
const LARGEST_INTEGER: u64 = 1 << 53;

/// How cells look.
pub(crate) struct Faces {
    pub(crate) heading: Format,
    pub(crate) required: Format,
    pub(crate) text: Format,
    pub(crate) amount: Format,
    pub(crate) day: Format,
    pub(crate) integer: Format,
}

impl Faces {
    pub(crate) fn new() -> Self {
        let heading = Format::new()
            .set_bold()
            .set_num_format("@")
            .set_align(FormatAlign::VerticalCenter)
            .set_border_bottom(FormatBorder::Thin);
        Self {
            required: heading.clone().set_background_color(Color::RGB(0xDD_EB_EA)),
            heading,
            text: Format::new().set_num_format("@"),
            amount: Format::new().set_num_format("#,##0.00"),
            day: Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            integer: Format::new().set_num_format("0"),
        }
    }
}

/// A workbook whose bytes depend on its cells alone.
pub(crate) fn workbook() -> Result<Workbook, DocumentError> {
    workbook_of(ExcelDateTime::from_ymd(2000, 1, 1)?)
}

/// A workbook that bears this day.
pub(crate) fn workbook_on(day: Day) -> Result<Workbook, DocumentError> {
    match excel_day(day) {
        Some(day) => workbook_of(day?),
        None => workbook(),
    }
}

fn workbook_of(created: ExcelDateTime) -> Result<Workbook, DocumentError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_author("Brokerdesk").set_creation_datetime(&created));
    Ok(workbook)
}

/// Writes text as text, whatever it looks like.
pub(crate) fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, face: &Format) -> Result<(), DocumentError> {
    let written = if domain::formula::looks_like_formula(text) {
        // The mark of a typed apostrophe: it stays text even when someone edits the cell.
        sheet.write_string_with_format(row, column, text, &face.clone().set_quote_prefix())
    } else {
        sheet.write_string_with_format(row, column, text, face)
    };
    written.map(drop).map_err(|error| match error {
        XlsxError::MaxStringLengthExceeded => DocumentError::CellTooLong { row: row + 1, column: column + 1 },
        other => other.into(),
    })
}

/// Writes an amount as a number.
pub(crate) fn amount(sheet: &mut Worksheet, row: u32, column: u16, amount: Money, face: &Format) -> Result<(), DocumentError> {
    sheet.write_number_with_format(row, column, amount.fen() as f64 / 100.0, face)?;
    Ok(())
}

/// Writes a whole number; as text where a cell would round it.
pub(crate) fn integer(sheet: &mut Worksheet, row: u32, column: u16, number: i64, faces: &Faces) -> Result<(), DocumentError> {
    if number.unsigned_abs() > LARGEST_INTEGER {
        return text(sheet, row, column, &number.to_string(), &faces.text);
    }
    sheet.write_number_with_format(row, column, number as f64, &faces.integer)?;
    Ok(())
}

/// Writes a calendar day; as text where spreadsheet programs disagree on its number.
pub(crate) fn day(sheet: &mut Worksheet, row: u32, column: u16, day: Day, faces: &Faces) -> Result<(), DocumentError> {
    match excel_day(day) {
        Some(date) => sheet.write_datetime_with_format(row, column, date?, &faces.day).map(drop).map_err(Into::into),
        None => text(sheet, row, column, &day.to_string(), &faces.text),
    }
}

fn excel_day(day: Day) -> Option<Result<ExcelDateTime, XlsxError>> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day_of_month()).ok()?);
    ((day.year(), day.month()) >= FIRST_DAY).then(|| ExcelDateTime::from_ymd(year, month, date))
}

/// The width of a text in a worksheet's units: a Chinese character is two wide.
pub(crate) fn width(text: &str) -> u32 {
    text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum::<u32>() + 4
}

/// Who prepared what is printed, and who is to sign beside them.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// The member who prepared it; empty where nobody said who that is.
    pub prepared_by: &'a str,
    /// The language of the words.
    pub language: Language,
}

/// Sets a sheet up for A4 as papers are filed: as wide as the page, 2.5 cm at the left for the binding; who prepared it, who
/// reviewed it, and page x of y in the footer.
pub(crate) fn print_on_a4(sheet: &mut Worksheet, landscape: bool, signed: Signed<'_>) {
    const A4: u8 = 9;
    /// In inches.
    const BINDING: f64 = 2.5 / 2.54;
    let Signed { prepared_by, language } = signed;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(BINDING, 0.7, 0.75, 0.75, 0.3, 0.3);
    let (prepared, reviewed) = language.pick(("制表人：", "审核人："), ("Prepared by: ", "Reviewed by: "));
    let pages = language.pick("第 &P 页 共 &N 页", "Page &P of &N");
    sheet.set_footer(format!("&L{prepared}{}&C{reviewed}&R{pages}", in_margin(prepared_by)));
    if landscape {
        sheet.set_landscape();
    }
}

/// A text as the head or foot of a sheet takes it: short, and none of its signs is a command.
pub(crate) fn in_margin(text: &str) -> String {
    text.chars().take(60).collect::<String>().replace('&', "&&")
}
