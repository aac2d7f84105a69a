//! A pass over a whole list that settles the columns whose cells can be read in two ways, where any can.

use std::ops::ControlFlow;

use domain::{
    list::{FieldForm, FieldKind},
    written::WrittenDay,
};

use crate::{
    amount,
    cell::Row,
    day,
    fault::{CellFault, FileFault},
    mapping::DayOrder,
    plan::{Plan, PlannedColumn},
    problem::{IntakeError, Problem},
    source::Source,
};

/// What the cells of one column of days or amounts tell together.
#[derive(Clone, Debug, Default)]
struct Evidence {
    month_first: bool,
    day_first: bool,
    /// The first cell with two readings, or with no unit.
    open: Option<String>,
}

/// Goes through all rows, puts into the plan what its columns tell of themselves, and gives what only the user can tell.
pub(crate) fn survey(
    source: &mut Source,
    plan: &mut Plan,
    pass: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Vec<Problem>, IntakeError> {
    let mut evidence = vec![Evidence::default(); plan.columns.len()];
    let sheet = plan.sheet.clone();
    let mut cancelled = false;
    source.visit(sheet.as_deref(), &mut |mut row, share| {
        if row.number > plan.header_end {
            plan.correct(&mut row);
            for (column, evidence) in plan.columns.iter().zip(&mut evidence) {
                evidence.take(&row, column, plan.from_1904);
            }
        }
        cancelled = pass(share).is_break();
        Ok(if cancelled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    if cancelled {
        return Err(FileFault::Cancelled.error());
    }
    let mut questions = Vec::new();
    if plan.required_column().is_none() {
        let field = plan.kind.fields().iter().find(|field| field.required);
        questions.push(CellFault::RequiredUnmapped.at(None, None, field));
    }
    for (column, evidence) in plan.columns.iter_mut().zip(evidence) {
        questions.extend(evidence.settle(column).map(|fault| fault.at(None, Some(column.number()), Some(column.field))));
    }
    Ok(questions)
}

/// Does a row leave open how a column is to be read?
pub(crate) fn is_open(row: &Row, plan: &Plan) -> bool {
    plan.columns.iter().any(|column| {
        let cell = row.cell(column.index);
        match column.field.kind.form() {
            FieldForm::Day => column.day_order.is_none() && matches!(day::of_cell(cell, plan.from_1904), WrittenDay::Either(..)),
            FieldForm::Amount => column.unit.is_none() && amount::is_bare(cell),
            FieldForm::Text | FieldForm::Integer | FieldForm::YesNo | FieldForm::Choices(_) => false,
        }
    })
}

impl Evidence {
    fn take(&mut self, row: &Row, column: &PlannedColumn, from_1904: bool) {
        let cell = row.cell(column.index);
        match column.field.kind.form() {
            FieldForm::Day if column.day_order.is_none() => match day::of_cell(cell, from_1904) {
                WrittenDay::Telling(_, DayOrder::MonthFirst) => self.month_first = true,
                WrittenDay::Telling(_, DayOrder::DayFirst) => self.day_first = true,
                WrittenDay::Either(..) => self.keep(cell.to_string()),
                WrittenDay::Day(_) | WrittenDay::Not => {}
            },
            FieldForm::Amount if column.unit.is_none() && self.open.is_none() && amount::is_bare(cell) => {
                self.keep(cell.to_string())
            }
            FieldForm::Amount
            | FieldForm::Day
            | FieldForm::Text
            | FieldForm::Integer
            | FieldForm::YesNo
            | FieldForm::Choices(_) => {}
        }
    }

    fn keep(&mut self, text: String) {
        self.open.get_or_insert(text);
    }

    /// Settles the column's order of days where its cells tell it; else gives the question.
    fn settle(self, column: &mut PlannedColumn) -> Option<CellFault> {
        let open = self.open?;
        if column.field.kind == FieldKind::Amount {
            return column.unit.is_none().then_some(CellFault::AmountUnitMissing(open));
        }
        if column.day_order.is_some() {
            return None;
        }
        column.day_order = match (self.month_first, self.day_first) {
            (true, false) => Some(DayOrder::MonthFirst),
            (false, true) => Some(DayOrder::DayFirst),
            (true, true) | (false, false) => None,
        };
        column.day_order.is_none().then_some(CellFault::DayReading(open))
    }
}
