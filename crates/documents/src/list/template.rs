//! The template of a list: an empty sheet with the headings and drop-downs, and a sheet that explains every column.
//! It holds no example row, so that it imports unchanged: as nothing.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Worksheet};

use super::{Column, workbook::dress};
use crate::{
    DocumentError, Language,
    sheet::{self, Faces},
};

/// The template's bytes; `title` names its first sheet.
pub fn template(title: &str, columns: &[Column], language: Language) -> Result<Vec<u8>, DocumentError> {
    let mut workbook = sheet::workbook()?;
    let faces = Faces::new();
    let choices = language.pick("选项", "Choices");

    let worksheet = workbook.add_worksheet();
    worksheet.set_name(title)?;
    for (index, column) in (0u16..).zip(columns) {
        dress(worksheet, index, column, &faces)?;
        let face = if column.required { &faces.required } else { &faces.heading };
        sheet::text(worksheet, 0, index, &column.heading, face)?;
        if !column.choices.is_empty() {
            worksheet.add_data_validation(1, index, sheet::ROWS - 1, index, &drop_down(choices, index, column)?)?;
        }
    }
    worksheet.set_freeze_panes(1, 0)?;

    let worksheet = workbook.add_worksheet();
    worksheet.set_name(language.pick("填写说明", "How to fill in"))?;
    explain(worksheet, columns, language, &faces)?;

    if columns.iter().any(|column| !column.choices.is_empty()) {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(choices)?.set_hidden(true);
        for (index, column) in (0u16..).zip(columns) {
            for (row, choice) in (0u32..).zip(&column.choices) {
                sheet::text(worksheet, row, index, choice, &faces.text)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// A drop-down of the column's words. They stand in a sheet of their own, because a list inside the rule ends at 255 characters.
fn drop_down(choices: &str, index: u16, column: &Column) -> Result<DataValidation, DocumentError> {
    let letter = rust_xlsxwriter::utility::column_number_to_name(index);
    let source = Formula::new(format!("='{choices}'!${letter}$1:${letter}${}", column.choices.len()));
    // Several words in one cell are allowed where the column allows them, so the drop-down offers and does not forbid.
    let rule = DataValidation::new().allow_list_formula(source).set_error_style(DataValidationErrorStyle::Information);
    Ok(rule.show_error_message(false))
}

fn explain(worksheet: &mut Worksheet, columns: &[Column], language: Language, faces: &Faces) -> Result<(), DocumentError> {
    let headings = language
        .pick(["列名", "必填", "填写说明", "示例", "可选值"], ["Column", "Required", "What to write", "Example", "Choices"]);
    for (index, heading) in (0u16..).zip(headings) {
        sheet::text(worksheet, 0, index, heading, &faces.heading)?;
    }
    for (index, width) in (0u16..).zip([22, 10, 56, 28, 48]) {
        worksheet.set_column_width(index, width)?;
    }
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    for (row, column) in (1u32..).zip(columns) {
        let required = if column.required { language.pick("必填", "yes") } else { language.pick("选填", "no") };
        let choices = column.choices.join(language.pick("、", "; "));
        let cells = [column.heading.as_str(), required, &column.explanation, &column.example, &choices];
        for (index, cell) in (0u16..).zip(cells) {
            sheet::text(worksheet, row, index, cell, &wrapped)?;
        }
    }
    worksheet.set_freeze_panes(1, 1)?;
    sheet::print_on_a4(worksheet, true, sheet::Signed { prepared_by: "", language });
    Ok(())
}
