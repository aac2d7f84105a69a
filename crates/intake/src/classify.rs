//! Rows below the header that are no rows of the list: group headings, sums, remarks, the header once more.

use crate::{
    cell::{Cell, Row},
    heading::plain,
    plan::Plan,
    row::SkipReason,
};

/// Sums stand alone or before a colon, a bracket or a number.
const SUMS: [&str; 7] = ["合计", "总计", "小计", "共计", "总数", "total", "grand total"];
/// Remarks and signatures stand before a colon.
const REMARKS: [&str; 24] = [
    "注",
    "备注",
    "说明",
    "附注",
    "填表人",
    "填报人",
    "制表人",
    "制表",
    "审核",
    "审核人",
    "负责人",
    "单位负责人",
    "联系人",
    "联系电话",
    "经办人",
    "数据来源",
    "资料来源",
    "来源",
    "填报单位",
    "填表日期",
    "填报日期",
    "日期",
    "note",
    "source",
];

/// What a filled row is, where it is no row of the list.
pub(crate) fn classify(row: &Row, plan: &Plan) -> Option<SkipReason> {
    if is_header_again(row, plan) {
        return Some(SkipReason::RepeatedHeader);
    }
    let (first, cell) = row.filled().next()?;
    let Cell::Text(text) = cell else { return None };
    let text = text.trim();
    let required = plan.required_column();
    // Where another cell names the row, words such as 备注 or 合计 are just its values.
    let is_named = required.is_some_and(|column| column != first && !row.cell(column).is_empty());
    if is_named {
        return None;
    }
    if is_sum(text) || (is_remark(text) && row.filled().count() <= 6) {
        return Some(SkipReason::Footer { text: text.to_owned() });
    }
    let stands_alone = row.filled().count() == 1 && plan.header_texts.iter().any(|texts| texts.len() > 1);
    let heads_a_group = required != Some(first) || looks_like_group(text);
    (stands_alone && heads_a_group).then(|| SkipReason::Group { text: text.to_owned() })
}

/// Does the row hold nothing but the name that every row needs, in a list of several columns?
pub(crate) fn is_lone_name(row: &Row, plan: &Plan) -> bool {
    plan.columns.len() >= 3 && row.filled().count() == 1
}

fn is_header_again(row: &Row, plan: &Plan) -> bool {
    let texts: Vec<String> = row.texts().iter().map(|text| plain(text)).collect();
    plan.header_texts.iter().any(|header| {
        let width = header.len().max(texts.len());
        let at = |texts: &[String], column: usize| texts.get(column).cloned().unwrap_or_default();
        (0..width).all(|column| at(header, column) == at(&texts, column))
    })
}

fn is_sum(text: &str) -> bool {
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_lowercase();
    let after = |word: &&str| text.strip_prefix(&word.replace(' ', "")).map(|rest| rest.chars().next());
    let counts = text.starts_with('共') && text.chars().nth(1).is_some_and(|sign| sign.is_ascii_digit());
    counts
        || SUMS.iter().filter_map(after).any(|next| match next {
            None => true,
            Some(sign) => matches!(sign, ':' | '：' | '(' | '（') || sign.is_ascii_digit(),
        })
}

fn is_remark(text: &str) -> bool {
    let Some((before, _)) = text.split_once([':', '：']) else { return false };
    REMARKS.contains(&plain(before).trim_end_matches(|sign: char| sign.is_ascii_digit()))
}

/// `北京市（92所）`, `一、企业`, `（二）高校`, `省属：`.
fn looks_like_group(text: &str) -> bool {
    let counted = text.strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（'])).is_some_and(|(_, count)| {
        let count = count.trim_start_matches('共').trim();
        let rest = count.trim_start_matches(|sign: char| sign.is_ascii_digit());
        rest.len() < count.len() && rest.trim().chars().count() <= 2
    });
    let is_numeral = |sign: char| "一二三四五六七八九十".contains(sign);
    let bare = text.trim_start_matches(['(', '（']);
    let rest = bare.trim_start_matches(is_numeral);
    let numbered = rest.len() < bare.len() && rest.starts_with(['、', ')', '）', '．', '.']);
    counted || numbered || text.ends_with([':', '：'])
}

#[cfg(test)]
mod tests {
    use domain::list::ListKind;

    use super::*;
    use crate::plan::PlannedColumn;

    fn what(texts: [&str; 4]) -> Option<SkipReason> {
        let field = |key| ListKind::Organisations.field(key).unwrap();
        let column = |index, key| PlannedColumn { index, field: field(key), unit: None, day_order: None };
        let plan = Plan {
            kind: ListKind::Organisations,
            sheet: None,
            header_end: 1,
            header_texts: vec![["序号", "单位名称", "地址", "备注"].map(str::to_owned).to_vec()],
            columns: vec![column(1, "name"), column(2, "address"), column(3, "note")],
            running_numbers: vec![0],
            from_1904: false,
        };
        classify(&Row::new(2, texts.map(Cell::from_text).to_vec()), &plan)
    }

    #[test]
    fn a_row_is_told_from_what_stands_between_rows() {
        let group = |text: &str| Some(SkipReason::Group { text: text.to_owned() });
        let footer = |text: &str| Some(SkipReason::Footer { text: text.to_owned() });
        assert_eq!(what(["北京市（92所）", "", "", ""]), group("北京市（92所）"));
        assert_eq!(what(["", "一、企业", "", ""]), group("一、企业"));
        assert_eq!(what(["", "省属高校（共12所）", "", ""]), group("省属高校（共12所）"));
        assert_eq!(what(["合 计", "", "12", ""]), footer("合 计"));
        assert_eq!(what(["", "合计：12家", "", ""]), footer("合计：12家"));
        assert_eq!(what(["共 12 家", "", "", ""]), footer("共 12 家"));
        assert_eq!(what(["注：数据截至 6 月", "", "", ""]), footer("注：数据截至 6 月"));
        assert_eq!(what(["填表人：某", "", "日期：", ""]), footer("填表人：某"));
        assert_eq!(what(["序 号", "单位名称", "地址：", "备注"]), Some(SkipReason::RepeatedHeader));
        assert_eq!(what(["1", "合计科技有限公司", "路", ""]), None);
        assert_eq!(what(["", "甲厂", "", ""]), None);
        assert_eq!(what(["", "甲厂（集团）", "", ""]), None);
        assert_eq!(what(["小计", "甲厂", "路", ""]), None);
    }
}
