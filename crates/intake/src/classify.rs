//! Rows below the header that are no rows of the list: group headings, sums, remarks, the header once more.

use domain::identifier::half_width;

use crate::{
    cell::{Cell, Row},
    heading::plain,
    plan::Plan,
    row::SkipReason,
};

/// Sums, counts and averages stand alone or before a colon, a bracket or a number, or at the end behind what they are taken of.
const SUMS: [&str; 19] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "总数",
    "汇总",
    "累计",
    "总计数",
    "平均",
    "平均值",
    "计数",
    "最大值",
    "最小值",
    "本页小计",
    "total",
    "grand total",
    "subtotal",
    "sum",
    "average",
];
/// What closes a list.
const CLOSINGS: [&str; 5] = ["以下空白", "以下无正文", "以下为空", "完", "endoflist"];
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
    if plan.kept_rows.contains(&row.number) {
        return None;
    }
    let required = plan.required_column();
    // A running number beside a sum says nothing, and neither does what merged cells put there.
    let own = row.without_merged();
    let is_number = |cell: &Cell| cell.to_string().trim().bytes().all(|byte| byte.is_ascii_digit());
    let told = |(column, cell): &(usize, &Cell)| !(plan.running_numbers.contains(column) && is_number(cell));
    let (first, cell) = own.filled().find(told).or_else(|| own.filled().next())?;
    let text = cell.to_string();
    let text = text.trim();
    // Where another cell names the row, words such as 备注 or 合计 are just its values.
    let is_named = required.is_some_and(|column| column != first && !row.cell(column).is_empty());
    if is_named {
        let name = row.cell(required.unwrap_or_default()).to_string();
        let is_total = is_count(name.trim()) || is_sum(name.trim());
        return is_total.then(|| SkipReason::Footer { text: name.trim().to_owned() });
    }
    if is_sum(text) || is_count(text) || is_closing(text) || (is_remark(text) && own.filled().count() <= 6) {
        return Some(SkipReason::Footer { text: text.to_owned() });
    }
    if !matches!(cell, Cell::Text(_)) {
        return None;
    }
    let stands_alone = own.filled().count() == 1 && plan.header_texts.iter().any(|texts| texts.len() > 1);
    let heads_a_group = required != Some(first) || looks_like_group(text);
    (stands_alone && heads_a_group).then(|| SkipReason::Group { text: text.to_owned() })
}

/// Does the row hold nothing but the name that every row needs, in a list of several columns?
pub(crate) fn is_lone_name(row: &Row, plan: &Plan) -> bool {
    plan.columns.len() >= 3 && row.filled().count() == 1
}

fn is_header_again(row: &Row, plan: &Plan) -> bool {
    plan.header_texts.iter().any(|header| {
        let width = header.len().max(row.cells.len());
        let text = |column: usize| match row.cell(column) {
            Cell::Text(text) => plain(text),
            other => plain(&other.to_string()),
        };
        (0..width).all(|column| header.get(column).map_or("", String::as_str) == text(column))
    })
}

fn is_sum(text: &str) -> bool {
    let spaced = text.trim().to_lowercase();
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_lowercase();
    let after = |word: &&str| text.strip_prefix(&word.replace(' ', "")).map(|rest| rest.chars().next());
    let counts = text.starts_with('共') && text.chars().nth(1).is_some_and(|sign| sign.is_ascii_digit());
    counts
        || SUMS.iter().filter_map(after).any(|next| match next {
            None => true,
            Some(sign) => matches!(sign, ':' | '：' | '(' | '（') || sign.is_ascii_digit(),
        })
        || is_subtotal(&spaced)
}

/// `示例省 计数`, as spreadsheets write below the group that they count.
fn is_subtotal(text: &str) -> bool {
    const OF: [&str; 8] = ["计数", "汇总", "合计", "小计", "平均值", "total", "count", "average"];
    text.rsplit_once(char::is_whitespace).is_some_and(|(_, word)| OF.contains(&word))
}

/// `4项`, `共 4 项`: how many there are, and no name.
fn is_count(text: &str) -> bool {
    let text: String = half_width(text).chars().filter(|sign| !sign.is_whitespace()).collect();
    let text = text.trim_start_matches(['共', '计']).trim_end_matches(['。', '.']);
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    rest.len() < text.len()
        && ["项", "条", "家", "个", "件", "所", "人", "名", "户", "项成果", "家单位", "条记录"].contains(&rest)
}

fn is_closing(text: &str) -> bool {
    let text: String = half_width(text).chars().filter(|sign| !sign.is_whitespace()).collect::<String>().to_lowercase();
    let text = text.trim_matches(['(', ')', '-', '—', '*', '=']);
    let counts = text.strip_prefix("以上").is_some_and(|rest| rest.chars().any(|sign| sign.is_ascii_digit()));
    counts || CLOSINGS.contains(&text)
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
            role: None,
            corrections: crate::correction::Corrections::default(),
            kept_rows: Vec::new(),
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
        assert_eq!(what(["合计", "4项", "", "1000000"]), footer("4项"));
        assert_eq!(what(["5", "汇总", "", "2"]), footer("汇总"));
        assert_eq!(what(["", "示例省 计数", "2", ""]), footer("示例省 计数"));
        assert_eq!(what(["", "以上共 2 家", "", ""]), footer("以上共 2 家"));
        assert_eq!(what(["", "（以下无正文）", "", ""]), footer("（以下无正文）"));
        assert_eq!(what(["1", "合计科技有限公司", "路", ""]), None);
        assert_eq!(what(["", "甲厂", "", ""]), None);
        assert_eq!(what(["", "甲厂（集团）", "", ""]), None);
        assert_eq!(what(["小计", "甲厂", "路", ""]), None);
    }
}
