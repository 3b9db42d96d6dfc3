use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ContactId, SiteId};
use crate::terms::{Bilingual, vocabulary};

vocabulary! {
    /// What a contact is to the company in a crisis.
    Stakeholder {
        /// 监管部门
        Regulator = "regulator",
        /// 公安、消防、急救
        EmergencyService = "emergency_service",
        /// 医院
        Hospital = "hospital",
        /// 媒体
        Media = "media",
        /// 供应商
        Supplier = "supplier",
        /// 平台与合作方
        Partner = "partner",
        /// 业主与物业
        Landlord = "landlord",
        /// 保险
        Insurer = "insurer",
        /// 外部律师
        Counsel = "counsel",
        /// 社区与邻里
        Community = "community",
        /// 本公司员工
        Employee = "employee",
        /// 其他
        Other = "other",
    }
}

/// Someone to be reached in a crisis who does not work with the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ContactDetails {
    /// The name of the person or the body.
    pub name: Bilingual,
    /// What they are to the company.
    pub kind: Stakeholder,
    /// For whom they work, or what they do.
    #[serde(default)]
    pub post: Bilingual,
    /// By phone.
    #[serde(default)]
    pub phone: String,
    /// By mail.
    #[serde(default)]
    pub email: String,
    /// Which site they are for; absent for all.
    #[serde(default)]
    pub site: Option<SiteId>,
    /// Whom to call when they can't be reached.
    #[serde(default)]
    pub backup: Option<ContactId>,
    /// When and how to reach them best.
    #[serde(default)]
    pub note: String,
}
