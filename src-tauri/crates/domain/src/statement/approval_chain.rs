//! Who must approve what. (The names below are what the case core relies on.)

use crate::policy::Role;
use crate::terms::{Audience, Grade};

/// Approvals by grade and audience.
#[derive(Debug, Clone)]
pub struct ApprovalTable;

/// The roles whose approval is needed.
pub fn required_roles(_table: &ApprovalTable, _grade: Grade, _audience: Audience) -> Vec<Role> {
    vec![Role::CrisisLead]
}
