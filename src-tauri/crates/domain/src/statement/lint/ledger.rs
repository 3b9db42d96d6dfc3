//! The facts that a statement's figures are held against.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::terms::vocabulary;

vocabulary! {
    /// How sure a fact is. Only confirmed facts may be cited in a statement.
    #[derive(Default)]
    FactState {
        /// 待核实
        Reported = "reported",
        /// 已确认
        #[default]
        Confirmed = "confirmed",
        /// 有争议
        Disputed = "disputed",
        /// 已撤回
        Retracted = "retracted",
    }
}

/// A fact of the ledger, as far as the checks need it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LedgerFact {
    /// Key of a grading fact, such as `ill_count`.
    #[serde(default)]
    pub key: Option<String>,
    /// The fact in words.
    #[serde(default)]
    pub claim: Option<String>,
    /// Number, yes or no, or text. `None` is unknown.
    #[serde(default)]
    #[ts(type = "number | boolean | string | null")]
    pub value: Option<Value>,
    /// How sure it is.
    #[serde(default)]
    pub state: FactState,
}

/// Why a ledger could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Neither an object of facts nor a list of them.
    #[error("facts must be an object of keys and values, or a list of facts with key or claim, value and state")]
    Shape,
    /// A state that does not exist.
    #[error("'{0}' is no state of a fact: reported, confirmed, disputed or retracted")]
    State(String),
}

/// The facts known for a case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct LedgerFacts {
    /// The facts, in no particular order.
    pub facts: Vec<LedgerFact>,
}

impl LedgerFacts {
    /// Reads facts from JSON: `{"ill_count":3}`, `{"ill_count":{"value":3,"state":"reported"}}`,
    /// `[{"claim":"…","value":3,"state":"confirmed"}]`, or any of these under `facts`.
    ///
    /// # Errors
    /// JSON of another shape, or an unknown state.
    pub fn from_json(json: &Value) -> Result<Self, LedgerError> {
        let json = match json.get("facts") {
            Some(inner @ (Value::Object(_) | Value::Array(_))) => inner,
            _ => json,
        };
        let facts = match json {
            Value::Object(map) => {
                map.iter().map(|(key, value)| read_fact(Some(key), value)).collect::<Result<Vec<_>, _>>()?
            }
            Value::Array(list) => list.iter().map(|v| read_fact(None, v)).collect::<Result<Vec<_>, _>>()?,
            _ => return Err(LedgerError::Shape),
        };
        Ok(Self { facts })
    }
}

fn read_fact(key: Option<&str>, json: &Value) -> Result<LedgerFact, LedgerError> {
    let Value::Object(map) = json else {
        return match (key, json) {
            (Some(_), Value::Array(_)) => Err(LedgerError::Shape),
            (Some(key), _) => Ok(LedgerFact {
                key: Some(key.to_owned()),
                claim: None,
                value: known(json),
                state: FactState::Confirmed,
            }),
            // A bare sentence in a list is a fact in words.
            (None, Value::String(claim)) => {
                Ok(LedgerFact { key: None, claim: Some(claim.clone()), value: None, state: FactState::Confirmed })
            }
            _ => Err(LedgerError::Shape),
        };
    };
    let text = |names: &[&str]| names.iter().find_map(|n| map.get(*n)?.as_str().map(str::to_owned));
    let state = match text(&["state", "status"]) {
        Some(state) => FactState::from_key(&state).ok_or(LedgerError::State(state))?,
        None => FactState::Confirmed,
    };
    Ok(LedgerFact {
        key: key.map(str::to_owned).or_else(|| text(&["key", "fact", "id"])),
        claim: text(&["claim", "text", "label"]),
        value: map.get("value").and_then(known),
        state,
    })
}

fn known(value: &Value) -> Option<Value> {
    (!value.is_null()).then(|| value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_shape_is_read_and_null_is_unknown() {
        let plain = LedgerFacts::from_json(&json!({"ill_count": 3, "death_count": null, "site": "滨江店"})).unwrap();
        assert_eq!(plain.facts.len(), 3);
        assert!(plain.facts.iter().any(|f| f.key.as_deref() == Some("death_count") && f.value.is_none()));
        let wrapped = LedgerFacts::from_json(
            &json!({"scenario": "x", "facts": {"ill_count": {"value": 3, "state": "reported"}}}),
        )
        .unwrap();
        assert_eq!(wrapped.facts[0].state, FactState::Reported);
        let list =
            LedgerFacts::from_json(&json!([{"claim": "三名顾客不适", "value": 3, "state": "confirmed"}, "已封存"]))
                .unwrap();
        assert_eq!(list.facts[1].claim.as_deref(), Some("已封存"));
    }

    #[test]
    fn anything_else_is_refused() {
        for bad in [
            json!(3),
            json!("x"),
            json!(null),
            json!([3]),
            json!({"a": [1]}),
            json!([{"claim": "x", "state": "maybe"}]),
        ] {
            assert!(LedgerFacts::from_json(&bad).is_err(), "{bad}");
        }
    }
}
