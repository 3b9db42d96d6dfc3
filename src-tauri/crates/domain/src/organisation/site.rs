use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::BusinessHours;
use crate::terms::{Bilingual, vocabulary};

vocabulary! {
    /// What a shut-off cuts.
    Utility {
        /// 电
        Power = "power",
        /// 水
        Water = "water",
        /// 燃气
        Gas = "gas",
    }
}

/// A main shut-off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShutOff {
    /// What it cuts.
    pub utility: Utility,
    /// Where it is, and how it is worked.
    pub place: Bilingual,
}

/// A hospital or an authority: whom the site calls.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its name, with the address where that helps.
    pub name: Bilingual,
    /// Its number.
    #[serde(default)]
    pub phone: String,
}

/// What every shift leader of a site must know.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Safety {
    /// Main shut-offs.
    #[serde(default)]
    pub shut_offs: Vec<ShutOff>,
    /// Ways out.
    #[serde(default)]
    pub routes: Vec<Bilingual>,
    /// Where people gather.
    #[serde(default)]
    pub assembly_point: Bilingual,
    /// The nearest hospital.
    #[serde(default)]
    pub hospital: Body,
    /// Local authorities with their numbers.
    #[serde(default)]
    pub authorities: Vec<Body>,
}

/// What is known of a site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SiteDetails {
    /// Its name.
    pub name: Bilingual,
    /// The region it belongs to.
    #[serde(default)]
    pub region: Bilingual,
    /// Its address.
    #[serde(default)]
    pub address: Bilingual,
    /// Its time zone, as IANA names it.
    #[ts(type = "string")]
    pub zone: Tz,
    /// When it is open.
    #[serde(default)]
    pub hours: BusinessHours,
    /// The person in charge.
    #[serde(default)]
    pub manager: Bilingual,
    /// The site's own phone.
    #[serde(default)]
    pub phone: String,
    /// The number or code that the company knows it by.
    #[serde(default)]
    pub code: String,
    /// What matters when people must be brought to safety.
    #[serde(default)]
    pub safety: Safety,
}

/// A site.
pub type Site = SiteDetails;
