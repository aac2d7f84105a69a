//! Every name that the importer has for a refusal or a doubt; callers switch on these, never on sentences.

use serde::{Deserialize, Serialize};

/// What is wrong with a file, a column, a row or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntakeCode {
    /// The file cannot be opened or read.
    FileUnreadable,
    /// There is no file at the path.
    FileMissing,
    /// Neither a spreadsheet nor text with separators.
    UnsupportedFormat,
    /// Locked with a password.
    FileProtected,
    /// Damaged, or not what it says it is.
    FileDamaged,
    /// Over 512 MiB once unpacked.
    TooLarge,
    /// Over 1,048,576 rows.
    TooManyRows,
    /// Over 1,024 columns.
    TooManyColumns,
    /// A text over 32,767 signs, or a line of CSV over 4 MiB.
    TextTooLong,
    /// A quotation mark of a CSV file does not close.
    QuoteUnclosed,
    /// The named sheet is not in the file.
    SheetUnknown,
    /// No row or cell holds anything.
    FileEmpty,
    /// A form, or a table none of whose rows is a known header.
    NotAList,
    /// The mapping and the file do not belong together.
    MappingMismatch,
    /// No column is mapped to a field that every row needs.
    RequiredUnmapped,
    /// A column's days can be read in two ways.
    DayReading,
    /// A column's amounts have no unit.
    AmountUnit,
    /// The caller broke off.
    Cancelled,
    /// A field that every row needs is empty.
    RequiredEmpty,
    /// Not an amount.
    AmountUnreadable,
    /// More than two decimals in yuan.
    AmountDecimals,
    /// Below zero, or larger than any amount that is kept.
    AmountRange,
    /// Not in yuan.
    AmountCurrency,
    /// The unit in the cell is not the unit in the heading; the cell's was used.
    AmountUnitDiffers,
    /// Not a day.
    DayUnreadable,
    /// Not a whole number within the field's bounds.
    NumberUnreadable,
    /// Neither yes nor no.
    YesNoUnreadable,
    /// Not one of the values of the field.
    ChoiceUnknown,
    /// Not one of the values that the field is chosen from; it was kept as it shows.
    ChoiceKept,
    /// A region, industry or discipline that its table does not know; it was kept as it shows.
    NotInTable,
    /// A name that several things of the table have; it was kept as it shows.
    SeveralInTable,
    /// A price that is to be agreed; the field is empty.
    AmountOpen,
    /// A spreadsheet has cut the number's last digits off.
    DigitsLost,
    /// The cell holds a spreadsheet's error such as #REF!.
    CellError,
    /// A check digit fails.
    CheckDigit,
    /// An application number without its check digit.
    NoCheckDigit,
    /// A 15-digit registration number from before the unified code.
    OldRegistration,
    /// Neither a unified code nor a registration number.
    CodeMalformed,
    /// Not a CN application number.
    NumberNotCn,
    /// A publication number among application numbers; it was kept as what it is.
    IsPublicationNumber,
    /// An application number among publication numbers; it was kept as what it is.
    IsApplicationNumber,
    /// Several patent numbers in one cell.
    SeveralNumbers,
    /// The same number stands in an earlier row.
    NumberRepeated,
    /// A row that holds nothing but the name, and may be a heading.
    LoneName,
    /// Signs that the chosen encoding does not have.
    TextUndecodable,
    /// A text that was read in another encoding than it was written in.
    TextGarbled,
    /// A person has put the cell right.
    Corrected,
    /// A correction is about a row that the list does not have.
    CorrectionLeft,
    /// The value is that of merged cells.
    MergedCell,
    /// The cell shows another number than it keeps; what it shows was taken.
    ShownDiffers,
    /// The cell's number format is not understood.
    FormatUnknown,
    /// The file's format does not tell how a column's numbers show.
    FormatUnseen,
    /// A day outside 1949 to 2100.
    DayUnlikely,
    /// The cell's formula was never computed.
    FormulaNotComputed,
    /// Control signs were left out.
    ControlSigns,
    /// The sheet hides the row.
    HiddenRow,
    /// The sheet hides the column.
    HiddenColumn,
    /// A hidden sheet was read, or left out.
    HiddenSheet,
    /// A web page or a text is called a workbook; it was read as what it is.
    OtherFormat,
}
