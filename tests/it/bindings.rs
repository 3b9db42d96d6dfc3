//! The TypeScript types in the tree are the ones that the Rust types make.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn read_all(folder: &Path, prefix: &str, into: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            read_all(&path, &format!("{name}/"), into);
        } else {
            into.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn committed_bindings_are_current() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/api/bindings");
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        fs::remove_dir_all(&committed).ok();
        desk::wire::export_bindings(&committed).unwrap();
    }
    let fresh = tempfile::tempdir().unwrap();
    desk::wire::export_bindings(fresh.path()).unwrap();
    let (mut there, mut made) = (BTreeMap::new(), BTreeMap::new());
    read_all(&committed, "", &mut there);
    read_all(fresh.path(), "", &mut made);
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&there), names(&made), "run `make bindings`");
    for (name, text) in made {
        assert_eq!(there[&name], text, "{name} differs: run `make bindings`");
    }
}
