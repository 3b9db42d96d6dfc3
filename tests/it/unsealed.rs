//! Opening a store with its passphrase but without our program, from what the key file says of itself: it shows that
//! the format is what it is documented to be, and lets tests change a store behind the journal's back.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use rusqlite::Connection;
use serde_json::Value;

use crate::stage::PASSPHRASE;

pub fn open(path: &Path) -> Connection {
    let conn = Connection::open(path).unwrap();
    let key: String = data_key(path).iter().map(|byte| format!("{byte:02x}")).collect();
    conn.pragma_update(None, "key", format!("x'{key}'")).unwrap();
    conn
}

/// Carries out statements with every trigger away, and puts the triggers back.
pub fn tamper(path: &Path, sql: &str) {
    let conn = open(path);
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    let mut query = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let found = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let triggers: Vec<_> = found.map(Result::unwrap).collect();
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        conn.execute_batch(sql).unwrap();
    }
}

fn data_key(path: &Path) -> Vec<u8> {
    let file: Value = serde_json::from_slice(&std::fs::read(store::key_path(path)).unwrap()).unwrap();
    let cost = |name: &str| u32::try_from(file["kdf"][name].as_u64().unwrap()).unwrap();
    let params = Params::new(cost("memory_kib"), cost("passes"), cost("lanes"), Some(32)).unwrap();
    let mut wrapping = [0u8; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(PASSPHRASE.as_bytes(), &bytes(&file["kdf"]["salt"]), &mut wrapping).unwrap();
    let aad = format!("crisis-desk/keys/{}/{}/passphrase", file["format"], file["store"].as_str().unwrap());
    let payload = Payload { msg: &bytes(&file["passphrase"]["sealed"]), aad: aad.as_bytes() };
    let nonce: [u8; 24] = bytes(&file["passphrase"]["nonce"]).try_into().unwrap();
    XChaCha20Poly1305::new((&wrapping).into()).decrypt((&nonce).into(), payload).unwrap()
}

fn bytes(hex: &Value) -> Vec<u8> {
    let text = hex.as_str().unwrap();
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect()
}

/// Every page of a store decrypted, as SQLCipher 4 documents it: AES-256-CBC, its vector in the page's last 80 bytes.
/// Free pages and the unused rest of others are among them.
pub fn plain_pages(path: &Path) -> Vec<u8> {
    use aes::cipher::{Block, BlockModeDecrypt, KeyIvInit};
    const PAGE: usize = 4_096;
    const RESERVED: usize = 80;
    // What is still in the write-ahead log comes into the file first.
    open(path).pragma_update(None, "wal_checkpoint", "truncate").unwrap();
    let key: [u8; 32] = data_key(path).try_into().unwrap();
    let mut plain = Vec::new();
    for (number, page) in std::fs::read(path).unwrap().chunks(PAGE).enumerate() {
        // The file begins with the salt, which is not encrypted.
        let start = if number == 0 { 16 } else { 0 };
        let vector: [u8; 16] = page[PAGE - RESERVED..][..16].try_into().unwrap();
        let mut content = page[start..PAGE - RESERVED].to_vec();
        let mut cipher = cbc::Decryptor::<aes::Aes256>::new(&key.into(), &vector.into());
        for block in content.chunks_exact_mut(16) {
            let block: &mut Block<cbc::Decryptor<aes::Aes256>> = block.try_into().unwrap();
            cipher.decrypt_block(block);
        }
        plain.extend(content);
    }
    plain
}
