//! The statement as a workbook: a summary, the lines, how they came about, and what is left out. Amounts are numbers, so
//! that a reader can sum and filter them; what is text stays text, whatever it begins with.

use domain::{
    Money,
    statement::{StatementDocument, StatementLine},
};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::{
    annex::{self, AnnexLine, Row},
    figures,
    paper::{self, Paper},
    view, words,
};
use crate::{
    DocumentError, Language,
    sheet::{self, Faces, Signed},
};

/// The statement as XLSX. The same document and language give the same bytes.
pub fn xlsx(document: &StatementDocument, language: Language) -> Result<Vec<u8>, DocumentError> {
    let paper = paper::paper(document, language, usize::MAX)?;
    let mut workbook = sheet::workbook_on(document.body.on)?;
    let book = Book { document, language, faces: Faces::new() };
    book.summary(book.sheet(&mut workbook, language.pick("结算单", "Statement"), false)?, &paper)?;
    book.lines(book.sheet(&mut workbook, language.pick("明细", "Lines"), true)?)?;
    book.annex(book.sheet(&mut workbook, language.pick("计算依据", "Calculation"), true)?)?;
    book.left_out(book.sheet(&mut workbook, language.pick("未计入", "Left out"), false)?, &paper)?;
    Ok(workbook.save_to_buffer()?)
}

struct Book<'a> {
    document: &'a StatementDocument,
    language: Language,
    faces: Faces,
}

impl Book<'_> {
    fn sheet<'b>(&self, workbook: &'b mut Workbook, name: &str, landscape: bool) -> Result<&'b mut Worksheet, DocumentError> {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name)?;
        let prepared_by = paper::prepared_by(self.document, self.language);
        sheet::print_on_a4(worksheet, landscape, Signed { prepared_by: &prepared_by, language: self.language });
        if let Some(mark) = self.mark() {
            worksheet.set_header(format!("&C&\"-,Bold\"{mark}"));
        }
        Ok(worksheet)
    }

    /// What must be seen on every printed page: demonstration data, a draft, a withdrawn statement.
    fn mark(&self) -> Option<String> {
        paper::watermark(self.document, self.language)
    }

    fn summary(&self, sheet: &mut Worksheet, paper: &Paper) -> Result<(), DocumentError> {
        let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
        let title = Format::new().set_bold().set_font_size(16);
        for (column, width) in (0u16..).zip([26, 44, 20]) {
            sheet.set_column_width(column, width)?;
        }
        sheet::text(sheet, 0, 0, paper.title, &title)?;
        sheet::text(sheet, 0, 1, &paper.firm, &self.faces.text)?;
        sheet::text(sheet, 0, 2, &self.mark().unwrap_or_default(), &bold)?;
        let mut row = 2;
        for (label, value) in &paper.facts {
            sheet::text(sheet, row, 0, label, &self.faces.text)?;
            sheet::text(sheet, row, 1, value, &self.faces.text)?;
            row += 1;
        }
        row += 1;
        for sum in &paper.sums {
            let (label, amount) = if sum.strong { (bold.clone(), self.faces.amount.clone().set_bold()) } else { self.plain() };
            sheet::text(sheet, row, 0, sum.label, &label)?;
            sheet::text(sheet, row, 1, sum.note.as_deref().unwrap_or_default(), &self.faces.text)?;
            sheet::amount(sheet, row, 2, sum.value, &amount)?;
            row += 1;
        }
        row += 1;
        for (label, words) in &paper.capitals {
            sheet::text(sheet, row, 0, label, &self.faces.text)?;
            sheet::text(sheet, row, 1, words, &bold)?;
            row += 1;
        }
        for note in &paper.notes {
            row += 1;
            sheet.merge_range(row, 0, row, 2, "", &wrapped)?;
            sheet::text(sheet, row, 0, note, &wrapped)?;
            sheet.set_row_height(row, 48)?;
        }
        Ok(())
    }

    fn plain(&self) -> (Format, Format) {
        (self.faces.text.clone(), self.faces.amount.clone())
    }

    fn lines(&self, sheet: &mut Worksheet) -> Result<(), DocumentError> {
        let headings = self.language.pick(
            [
                "序号",
                "日期",
                "项目",
                "合同",
                "委托方",
                "摘要",
                "状态",
                "发生额",
                "基数（前）",
                "基数（后）",
                "佣金",
                "应付",
                "分成",
                "本方部分",
                "此前已结算",
                "金额",
                "说明",
            ],
            [
                "No.",
                "Date",
                "Deal",
                "Contract",
                "Client",
                "Event",
                "Status",
                "Received",
                "Base before",
                "Base after",
                "Commission",
                "Payable",
                "Share",
                "Part",
                "Stated before",
                "Amount",
                "Remarks",
            ],
        );
        self.headings(sheet, &headings, &[6, 12, 34, 22, 26, 18, 8, 16, 16, 16, 14, 14, 9, 14, 14, 14, 48])?;
        for (row, line) in (1u32..).zip(&self.document.body.lines) {
            self.line(sheet, row, line)?;
        }
        self.total(sheet)
    }

    fn line(&self, sheet: &mut Worksheet, row: u32, line: &StatementLine) -> Result<(), DocumentError> {
        let account = self.document.body.accounts.get(line.account);
        let account = account.ok_or(DocumentError::Inconsistent("a line without its account"))?;
        let event = words::event(line.kind, line.receipt_kind, self.language);
        let status = words::status(line.status, self.language).unwrap_or_default();
        let contract = account.contract_number.as_deref().unwrap_or_default();
        let remarks = paper::line_notes(line, self.language);
        let share = line.share.map(figures::share).unwrap_or_default();
        sheet::integer(sheet, row, 0, i64::from(row), &self.faces)?;
        sheet::day(sheet, row, 1, line.on, &self.faces)?;
        let texts =
            [(2, account.deal_title.as_str()), (3, contract), (4, &account.client), (5, &event), (6, status), (12, &share)];
        for (column, text) in texts.into_iter().chain([(16, remarks.as_str())]) {
            sheet::text(sheet, row, column, text, &self.faces.text)?;
        }
        let today = line.today.as_ref();
        let amounts = [
            (7, line.occurred()),
            (8, today.map(|it| it.base_before)),
            (9, today.map(|it| it.base_after)),
            (10, today.map(|it| it.commission)),
            (11, today.map(|it| it.payable)),
            (13, Some(line.part)),
            (14, Some(line.stated_before)),
            (15, Some(line.amount)),
        ];
        for (column, amount) in amounts {
            self.amount(sheet, row, column, amount)?;
        }
        Ok(())
    }

    /// The sum below the lines, over the document's own figure.
    fn total(&self, sheet: &mut Worksheet) -> Result<(), DocumentError> {
        let row = u32::try_from(self.document.body.lines.len()).map_err(|_| DocumentError::TooManyRows)? + 1;
        let rule = |face: &Format| face.clone().set_bold().set_border_top(FormatBorder::Thin);
        sheet::text(sheet, row, 14, self.language.pick("本期合计", "Total"), &rule(&self.faces.text))?;
        sheet::amount(sheet, row, 15, self.document.body.totals.lines, &rule(&self.faces.amount))
    }

    fn annex(&self, sheet: &mut Worksheet) -> Result<(), DocumentError> {
        let headings = self.language.pick(
            ["序号", "日期", "项目", "摘要", "步骤", "说明", "结果", "区间自", "区间至", "费率", "分档佣金（未取整）"],
            ["No.", "Date", "Deal", "Event", "Step", "How", "Result", "From", "To", "Rate", "Commission before rounding"],
        );
        self.headings(sheet, &headings, &[6, 12, 30, 16, 12, 72, 16, 16, 16, 9, 20])?;
        let mut row = 1;
        for line in annex::annex(self.document, self.language)? {
            for step in &line.steps {
                self.annex_row(sheet, row, &line, step.label, &step.text)?;
                self.amount(sheet, row, 6, step.result)?;
                row += 1;
                for slice in &step.rows {
                    self.slice(sheet, row, &line, step.label, slice)?;
                    row += 1;
                }
            }
        }
        for text in view::intro(self.language) {
            row += 1;
            sheet::text(sheet, row, 0, text, &Format::new().set_italic())?;
        }
        Ok(())
    }

    /// Every row names its line, so that a filter on the number shows one computation whole.
    fn annex_row(&self, sheet: &mut Worksheet, row: u32, line: &AnnexLine, step: &str, text: &str) -> Result<(), DocumentError> {
        let title = self.document.body.accounts.get(line.account).map_or("", |account| account.deal_title.as_str());
        let number = i64::try_from(line.number).map_err(|_| DocumentError::TooManyRows)?;
        sheet::integer(sheet, row, 0, number, &self.faces)?;
        sheet::day(sheet, row, 1, line.on, &self.faces)?;
        for (column, text) in [(2, title), (3, line.event.as_str()), (4, step), (5, text)] {
            sheet::text(sheet, row, column, text, &self.faces.text)?;
        }
        Ok(())
    }

    fn slice(&self, sheet: &mut Worksheet, row: u32, line: &AnnexLine, step: &str, slice: &Row) -> Result<(), DocumentError> {
        match slice {
            Row::Slice { from, to, rate, amount } => {
                self.annex_row(sheet, row, line, step, "")?;
                self.amount(sheet, row, 7, Some(*from))?;
                self.amount(sheet, row, 8, Some(*to))?;
                sheet::text(sheet, row, 9, &figures::rate(*rate), &self.faces.text)?;
                // A number to look at: its decimals below the fen are in the text of the PDF and in the JSON.
                let shown: f64 = amount.to_string().parse().expect("an exact amount is a decimal number");
                let face = Format::new().set_num_format("#,##0.00######");
                sheet.write_number_with_format(row, 10, shown, &face)?;
                Ok(())
            }
            Row::Sum { label, amount } => {
                self.annex_row(sheet, row, line, step, label)?;
                self.amount(sheet, row, 6, Some(*amount))
            }
        }
    }

    fn left_out(&self, sheet: &mut Worksheet, paper: &Paper) -> Result<(), DocumentError> {
        self.headings(sheet, &paper.left_out.columns, &[12, 40, 16, 16, 40])?;
        for (row, left_out) in (1u32..).zip(&self.document.body.left_out) {
            sheet::day(sheet, row, 0, left_out.event.on, &self.faces)?;
            sheet::text(sheet, row, 1, &left_out.deal_title, &self.faces.text)?;
            sheet::text(sheet, row, 2, &words::event(left_out.event.kind, None, self.language), &self.faces.text)?;
            self.amount(sheet, row, 3, left_out.event.amount)?;
            sheet::text(sheet, row, 4, &words::left_out(&left_out.why, self.language), &self.faces.text)?;
        }
        Ok(())
    }

    fn headings(&self, sheet: &mut Worksheet, headings: &[&str], widths: &[u32]) -> Result<(), DocumentError> {
        for (column, (heading, width)) in (0u16..).zip(headings.iter().zip(widths)) {
            sheet::text(sheet, 0, column, heading, &self.faces.heading)?;
            sheet.set_column_width(column, *width)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn amount(&self, sheet: &mut Worksheet, row: u32, column: u16, amount: Option<Money>) -> Result<(), DocumentError> {
        amount.map_or(Ok(()), |amount| sheet::amount(sheet, row, column, amount, &self.faces.amount))
    }
}
