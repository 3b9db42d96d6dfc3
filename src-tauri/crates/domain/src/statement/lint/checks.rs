//! The lexicons as part of what a company has in force.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::{LexiconSources, Lexicons, LintRule};
use crate::wording::LexiconError;

/// The checks in force: their lexicons, compiled when first asked for since that costs more than all other reading, and
/// which findings stop a text.
#[derive(Debug, Clone)]
pub struct Checks {
    sources: LexiconSources<'static>,
    blocking: BTreeSet<LintRule>,
    compiled: Arc<OnceLock<Lexicons>>,
}

impl Checks {
    /// Checks by these lexicons; findings of the rules in `blocking` stop a text.
    pub fn new(sources: LexiconSources<'static>, blocking: BTreeSet<LintRule>) -> Self {
        Self { sources, blocking, compiled: Arc::default() }
    }

    /// The compiled lexicons.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn lexicons(&self) -> Result<&Lexicons, LexiconError> {
        match self.compiled.get() {
            Some(lexicons) => Ok(lexicons),
            None => {
                let compiled = Lexicons::parse(&self.sources)?;
                Ok(self.compiled.get_or_init(|| compiled))
            }
        }
    }

    /// Whether a finding of `rule` stops a text.
    pub fn blocks(&self, rule: LintRule) -> bool {
        self.blocking.contains(&rule)
    }
}

#[cfg(test)]
impl Checks {
    /// The shipped ones, for tests; nothing stops a text.
    pub(crate) fn shipped() -> Self {
        macro_rules! lexicon {
            ($name:literal) => {
                include_str!(concat!("../../../../../content/lexicons/lint/", $name, ".toml"))
            };
        }
        let (rules, zh, en, quantities) = (lexicon!("rules"), lexicon!("zh"), lexicon!("en"), lexicon!("quantities"));
        Self::new(LexiconSources { rules, zh, en, quantities }, BTreeSet::new())
    }
}
