//! Working days and business hours.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When a site is open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct BusinessHours {}

/// Working days.
#[derive(Debug, Clone, Default)]
pub struct Calendar;
