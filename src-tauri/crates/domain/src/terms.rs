//! The field's own words, the same in code, data and on the screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A point in time, UTC. Screens show it in the zone of the site.
pub type Timestamp = chrono::DateTime<chrono::Utc>;

/// Declares a closed vocabulary: one spelling for JSON, TOML, database and messages.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::serde::Serialize, ::serde::Deserialize, ::ts_rs::TS,
        )]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $key)] $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The spelling used in JSON, TOML and the database.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The value spelled `key`, if there is one.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$variant),)+ _ => None }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(self.key()) }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// A language the product speaks.
    #[derive(Default)]
    Lang {
        /// 简体中文
        #[default]
        Zh = "zh",
        /// English
        En = "en",
    }
}

vocabulary! {
    /// What kind of event a case is (情景). Picks rules and playbook.
    Scenario {
        /// 食物中毒
        FoodPoisoning = "food_poisoning",
        /// 异物或变质食品
        ForeignObjectOrSpoiledFood = "foreign_object_or_spoiled_food",
        /// 顾客在店受伤
        CustomerInjury = "customer_injury",
        /// 暴力或治安
        ViolenceOrSecurity = "violence_or_security",
        /// 火灾、燃气或建筑事故
        FireGasStructural = "fire_gas_structural",
        /// 员工事故
        EmployeeAccident = "employee_accident",
        /// 产品缺陷或召回
        ProductDefectRecall = "product_defect_recall",
        /// 服务中断或系统故障
        ServiceOutage = "service_outage",
        /// 大面积延误或配送失败
        MassLateDelivery = "mass_late_delivery",
        /// 个人信息泄露
        DataLeak = "data_leak",
        /// 媒体或社交媒体风波
        MediaStorm = "media_storm",
        /// 投诉升级
        ComplaintEscalation = "complaint_escalation",
        /// 员工不当行为
        StaffMisconduct = "staff_misconduct",
        /// 自然灾害
        NaturalDisaster = "natural_disaster",
        /// 挤兑或网点事件
        BankRunOrOutlet = "bank_run_or_outlet",
        /// 谣言
        Rumour = "rumour",
        /// 其他
        Other = "other",
    }
}

vocabulary! {
    /// How bad a case is by the company's own scale (定级). Ordered: worse is greater.
    #[derive(Default)]
    Grade {
        /// No rule applies yet (未定级).
        #[default]
        None = "none",
        /// 一般
        General = "general",
        /// 严重
        Serious = "serious",
        /// 重大
        Major = "major",
    }
}

vocabulary! {
    /// For whom a statement is written (受众).
    Audience {
        /// 受影响的人
        Affected = "affected",
        /// 员工
        Employees = "employees",
        /// 媒体
        Media = "media",
        /// 上级与监管部门
        Regulators = "regulators",
        /// 其他公众与合作方
        Public = "public",
    }
}

vocabulary! {
    /// Which statement in the course of a case it is.
    Stage {
        /// 首次回应: before the facts are in.
        Holding = "holding",
        /// 进展通报
        Update = "update",
        /// 正式声明
        Formal = "formal",
        /// 更正
        Correction = "correction",
        /// 结案说明
        Closing = "closing",
    }
}

impl Audience {
    /// What a person reads.
    pub fn label(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Affected => ("受影响的人", "People affected"),
            Self::Employees => ("员工", "Employees"),
            Self::Media => ("媒体", "Media"),
            Self::Regulators => ("上级与监管部门", "Superior bodies and regulators"),
            Self::Public => ("其他公众与合作方", "Public and partners"),
        };
        Bilingual { zh: zh.into(), en: en.into() }
    }
}

impl Stage {
    /// What a person reads.
    pub fn label(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Holding => ("首次回应", "Holding statement"),
            Self::Update => ("进展通报", "Update"),
            Self::Formal => ("正式声明", "Formal statement"),
            Self::Correction => ("更正", "Correction"),
            Self::Closing => ("结案说明", "Closing statement"),
        };
        Bilingual { zh: zh.into(), en: en.into() }
    }
}

/// A text in both languages of the product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// 简体中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Bilingual {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Whether it says something in both languages.
    pub fn is_whole(&self) -> bool {
        !self.zh.trim().is_empty() && !self.en.trim().is_empty()
    }
}

/// The value of a fact that grading can use. `None` in an `Option<FactValue>` means unknown, which is never zero.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// A count, an amount in whole yuan or a duration in minutes; the fact's declaration says which.
    #[ts(type = "number")]
    Number(i64),
    /// One of the choices the fact's declaration lists.
    Choice(String),
}
