//! What the columns of a file are called: a key, and the names by which spreadsheets call it.

use crate::wire::ImportKind;

/// A column: its key, then other names, without case and spaces.
type Column = (&'static str, &'static [&'static str]);

const SITES: &[Column] = &[
    ("code", &["门店编号", "编号", "sitecode", "number"]),
    ("name_zh", &["name", "名称", "门店名称", "门店", "中文名称", "site"]),
    ("name_en", &["英文名称", "englishname"]),
    ("region_zh", &["region", "区域", "大区"]),
    ("region_en", &["英文区域"]),
    ("address_zh", &["address", "地址", "中文地址"]),
    ("address_en", &["英文地址"]),
    ("zone", &["时区", "timezone"]),
    ("opens", &["开门", "营业开始", "开门时间", "open"]),
    ("closes", &["关门", "营业结束", "关门时间", "close"]),
    ("manager_zh", &["manager", "负责人", "门店负责人", "店长"]),
    ("manager_en", &["负责人英文名"]),
    ("phone", &["电话", "门店电话"]),
    ("power", &["电闸", "电源总闸", "总电闸", "powershutoff"]),
    ("water", &["水阀", "总水阀", "watershutoff"]),
    ("gas", &["燃气阀", "燃气总阀", "gasshutoff"]),
    ("route", &["疏散路线", "evacuationroute"]),
    ("assembly_point", &["集合点", "assemblypoint"]),
    ("hospital", &["最近医院", "医院"]),
    ("hospital_phone", &["医院电话"]),
    ("authority", &["主管部门", "监管部门"]),
    ("authority_phone", &["主管部门电话", "监管部门电话"]),
];

const USERS: &[Column] = &[
    ("login", &["登录名", "账号", "username"]),
    ("name_zh", &["name", "姓名", "中文姓名"]),
    ("name_en", &["英文姓名", "englishname"]),
    ("title_zh", &["title", "职务", "岗位"]),
    ("title_en", &["英文职务"]),
    ("roles", &["角色", "role"]),
    ("positions", &["职责", "预案职责", "position"]),
    ("phone", &["手机", "电话", "mobile"]),
    ("email", &["邮箱", "mail"]),
    ("backup", &["候补", "候补登录名"]),
];

const CONTACTS: &[Column] = &[
    ("name_zh", &["name", "姓名", "名称", "联系人"]),
    ("name_en", &["英文名称", "英文姓名", "englishname"]),
    ("kind", &["类别", "类型"]),
    ("post_zh", &["post", "职务", "单位与职务", "单位"]),
    ("post_en", &["英文职务"]),
    ("phone", &["电话", "手机"]),
    ("email", &["邮箱", "mail"]),
    ("site", &["门店", "门店编号"]),
    ("note", &["备注", "说明"]),
];

/// The columns of a kind of file.
const fn columns(kind: ImportKind) -> &'static [Column] {
    match kind {
        ImportKind::Sites => SITES,
        ImportKind::Users => USERS,
        ImportKind::Contacts => CONTACTS,
    }
}

/// The key of the column with this heading.
pub(super) fn key_of(kind: ImportKind, heading: &str) -> Option<&'static str> {
    let plain: String = heading.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let joined = plain.replace('_', "");
    columns(kind).iter().find(|(key, names)| *key == plain || names.contains(&joined.as_str())).map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_one_column_only() {
        for kind in [ImportKind::Sites, ImportKind::Users, ImportKind::Contacts] {
            for (key, names) in columns(kind) {
                assert_eq!(key_of(kind, key), Some(*key));
                for name in *names {
                    assert_eq!(key_of(kind, name), Some(*key), "{name}");
                }
            }
        }
        assert_eq!(key_of(ImportKind::Sites, " Name ZH"), None);
        assert_eq!(key_of(ImportKind::Sites, "Site Code"), Some("code"));
        assert_eq!(key_of(ImportKind::Sites, "毛利率"), None);
    }
}
