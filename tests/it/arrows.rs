//! Which crate may know which.

use std::collections::BTreeSet;

use cargo_metadata::{DependencyKind, MetadataCommand, Package};

/// The package of the tests: all it depends on is for tests alone.
const TESTS: &str = "crisis-desk-tests";

/// The arrows of the plan. A crate's own tests may look further.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("store", &["domain"]),
    ("report", &["domain"]),
    ("desk", &["domain", "store", "report"]),
    ("cli", &["desk"]),
    ("crisis-desk", &["desk"]),
    // The tests look everywhere; the program under test is `crisisctl` itself, built again from its source.
    (TESTS, &["desk", "domain", "store"]),
];

/// Libraries that only one crate may use, by the beginning of their name.
const KEPT: &[(&str, &str)] =
    &[("printpdf", "report"), ("lopdf", "report"), ("rusqlite", "store"), ("tauri", "crisis-desk")];

fn packages() -> Vec<Package> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let metadata = MetadataCommand::new().manifest_path(manifest).no_deps().exec().unwrap();
    metadata.packages
}

/// What a package is built with, without what only its tests need.
fn uses(package: &Package) -> BTreeSet<&str> {
    let built = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
    built.map(|dependency| dependency.name.as_str()).collect()
}

#[test]
fn crates_know_only_whom_the_plan_allows() {
    let packages = packages();
    let ours: BTreeSet<_> = packages.iter().map(|package| package.name.as_str()).collect();
    assert_eq!(ours, ARROWS.iter().map(|(name, _)| *name).collect());
    for package in &packages {
        let (_, allowed) = ARROWS.iter().find(|(name, _)| *name == package.name.as_str()).unwrap();
        for used in uses(package).intersection(&ours) {
            assert!(allowed.contains(used), "{} → {used} is not in the plan", package.name);
        }
    }
}

#[test]
fn each_heavy_library_has_one_home() {
    for package in packages().iter().filter(|package| package.name.as_str() != TESTS) {
        for used in uses(package) {
            for (library, home) in KEPT.iter().filter(|(library, _)| used.starts_with(library)) {
                assert_eq!(package.name.as_str(), *home, "{} uses {used}; only {home} may use {library}", package.name);
            }
        }
    }
}
