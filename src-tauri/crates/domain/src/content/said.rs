//! What is wrong with a company's own file, in the language of whoever writes it.

use super::ContentProblem;
use crate::grading::PackProblem;
use crate::terms::Bilingual;

impl ContentProblem {
    /// The problem in both languages.
    pub fn said(&self) -> Bilingual {
        let zh = match self {
            Self::Schema(message) => schema_zh(message),
            Self::DuplicateId => "这个标识用了两次".into(),
            Self::Empty => "这段文字是空的".into(),
            Self::UnknownReference(id) => format!("引用了不存在的“{id}”"),
            Self::UnknownPlaceholder(name) => format!("用了没有声明的占位项“{name}”"),
            Self::MalformedPlaceholder(raw) => format!("占位项“{raw}”写法有误"),
            Self::LanguagesDiffer(name) => format!("只有一种语言用了“{name}”"),
            Self::Cycle(ids) => format!("前置任务互相等待：{ids}"),
            Self::WaitsForHigherGrade(id) => format!("等待的“{id}”只在更高等级才有"),
            Self::OutOfRange { min, max, found } => format!("应在 {min} 与 {max} 之间，现为 {found}"),
            Self::NotCovered(what) => format!("没有规定覆盖 {what}"),
        };
        Bilingual { zh, en: self.to_string() }
    }
}

impl PackProblem {
    /// The problem in both languages.
    pub fn said(&self) -> Bilingual {
        let zh = match self {
            Self::Syntax(message) => schema_zh(message),
            Self::MissingLanguage("zh") => "缺少中文文字".into(),
            Self::MissingLanguage(_) => "缺少英文文字".into(),
            Self::Duplicate(id) => format!("“{id}”用了两次"),
            Self::EmptyId => "标识是空的".into(),
            Self::UndeclaredFact(fact) => format!("事实“{fact}”没有在本文件中声明"),
            Self::Threshold(n, reason) => format!("阈值 {n} 没有意义：{}", reason.zh),
            Self::Operand { fact, kind } => format!("事实“{fact}”的类型是 {kind}，不能这样判断"),
            Self::UnknownChoice { fact, choice } => format!("“{choice}”不是“{fact}”的选项"),
            Self::Condition => "一个条件只能是以下之一：对一个事实的一项判断、all、any、not、at_least_of".into(),
            Self::List => "列表是空的，或要求的项数多于列出的项数".into(),
            Self::NotMonotone => "文件声明 monotone = true，但危害增大时这个条件可能反而不成立".into(),
            Self::Declaration(reason) => reason.zh.into(),
        };
        Bilingual { zh, en: self.to_string() }
    }
}

/// How the readers of TOML and of its values begin an objection.
const OBJECTIONS: [(&str, &str); 8] = [
    ("unknown field ", "不认识的键："),
    ("unknown variant ", "不允许的取值："),
    ("missing field ", "缺少键："),
    ("duplicate field ", "重复的键："),
    ("duplicate key", "重复的键"),
    ("invalid type: ", "类型不对："),
    ("invalid value: ", "取值不对："),
    ("data did not match any variant", "写法不是任何一种允许的形式"),
];

/// What kind of value was found, before the value itself.
const FOUND: [(&str, &str); 6] = [
    ("string ", "文字 "),
    ("integer ", "整数 "),
    ("floating point ", "小数 "),
    ("boolean ", "是非值 "),
    ("sequence", "列表"),
    ("map", "表"),
];

/// What kind of value belongs there.
const EXPECTED: [(&str, &str); 8] = [
    ("one of ", "以下之一："),
    ("a string", "文字"),
    ("a sequence", "列表"),
    ("a boolean", "true 或 false"),
    ("struct ", "表"),
    ("u", "不小于零的整数"),
    ("i", "整数"),
    ("`", "`"),
];

/// An objection of the readers of TOML and of its values, who speak English only; one they rarely make stays as it is.
fn schema_zh(message: &str) -> String {
    let Some((objection, rest)) = begun(&OBJECTIONS, message) else { return format!("格式有误：{message}") };
    let (found, expected) = rest.rsplit_once(", expected ").map_or((rest, None), |(found, one)| (found, Some(one)));
    let found = match begun(&FOUND, found) {
        Some((kind, value)) => format!("{kind}{value}"),
        None if objection.ends_with('：') => found.to_owned(),
        None => String::new(),
    };
    let expected = expected.map(|one| match begun(&EXPECTED, one) {
        Some((kind, listed)) if listed.contains('`') => format!("，应为{kind}{listed}"),
        Some((kind, _)) => format!("，应为{kind}"),
        None => format!("，应为 {one}"),
    });
    format!("{objection}{found}{}", expected.unwrap_or_default())
}

fn begun<'a>(table: &[(&str, &'static str)], text: &'a str) -> Option<(&'static str, &'a str)> {
    table.iter().find_map(|(en, zh)| text.strip_prefix(en).map(|rest| (*zh, rest)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duty::DutyPack;
    use crate::grading::RulePack;
    use crate::playbook::Playbook;

    const RULES: &str = include_str!("../../../../content/rules/food_poisoning.toml");
    const DUTIES: &str = include_str!("../../../../content/duties/company.toml");

    #[test]
    fn what_readers_object_to_is_said_in_chinese() {
        for (message, zh) in [
            ("unknown field `limt`, expected `limit`", "不认识的键：`limt`，应为`limit`"),
            ("unknown variant `king`, expected one of `a`, `b`", "不允许的取值：`king`，应为以下之一：`a`, `b`"),
            ("missing field `when`", "缺少键：`when`"),
            ("invalid type: string \"much\", expected u32", "类型不对：文字 \"much\"，应为不小于零的整数"),
            (
                "invalid type: string \"a, expected b\", expected a sequence",
                "类型不对：文字 \"a, expected b\"，应为列表",
            ),
            ("invalid value: integer `-1`, expected u32", "取值不对：整数 `-1`，应为不小于零的整数"),
            ("data did not match any variant of untagged enum Raw", "写法不是任何一种允许的形式"),
            ("extra assignment", "格式有误：extra assignment"),
        ] {
            assert_eq!(schema_zh(message), zh);
        }
    }

    #[test]
    fn every_file_of_a_company_is_explained_in_both_languages() {
        let rules =
            |from: &str, to: &str| RulePack::parse("own", &RULES.replacen(from, to, 1)).unwrap_err().problem.said();
        let duties =
            |from: &str, to: &str| DutyPack::parse("own", &DUTIES.replacen(from, to, 1)).unwrap_err().problem.said();
        let playbook = Playbook::parse("own", "key = 1", None).unwrap_err().problem.said();
        for said in [
            rules("at_least = ", "at_least = -"),
            rules("grade = \"major\"", "grade = \"worst\""),
            rules("review_by = \"2", "review_by = \"1"),
            duties("kind = \"service\"", "kind = \"slow\""),
            duties("limit = { minutes = 30 }", "limit = { minutes = 99999999 }"),
            playbook,
        ] {
            let chinese = said.zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(chinese && !said.zh.contains("格式有误"), "{said:?}");
            assert!(!said.en.is_empty() && said.en.is_ascii(), "{said:?}");
        }
    }
}
