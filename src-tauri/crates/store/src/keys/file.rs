//! The key file `NAME.crisisdesk.keys`: the store's data key, sealed once for the passphrase and once for the recovery key.
//!
//! JSON, so that it can be looked at; nothing in it helps without one of the two secrets. Layout of format 1:
//! `format`, `store` and `device` (UUIDs), `kdf` (Argon2id cost and salt), `passphrase` and `recovery` (each `nonce` and
//! `sealed`: XChaCha20-Poly1305 over the data key, with the format, the store's id and the slot's name as associated
//! data), and `sha256` over all the rest, which tells a damaged file from a wrong passphrase. Bytes are hexadecimal.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use rand::RngCore;
use rand::rngs::OsRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{DataKey, Passphrase, RecoveryKey, Unlock};
use crate::error::StoreError;
use crate::hex;

const FORMAT: u32 = 1;

/// The cost of deriving a key from the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KdfCost {
    /// What every real store uses: about 0.3 s on an office machine.
    pub const STRONG: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };
    /// For tests that open hundreds of stores. Protects nothing.
    #[doc(hidden)]
    pub const FOR_TESTS: Self = Self { memory_kib: 8, passes: 1, lanes: 1 };
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    #[serde(flatten)]
    cost: KdfCost,
    #[serde(with = "hex::serde")]
    salt: Vec<u8>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    #[serde(with = "hex::serde")]
    nonce: Vec<u8>,
    #[serde(with = "hex::serde")]
    sealed: Vec<u8>,
}

/// The content of a key file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeyFile {
    format: u32,
    /// The store it belongs to.
    pub(crate) store: Uuid,
    /// The device it was made on.
    pub(crate) device: Uuid,
    kdf: Kdf,
    passphrase: Sealed,
    recovery: Sealed,
    #[serde(with = "hex::serde")]
    sha256: Vec<u8>,
}

/// Where the key file of the store at `path` lies: beside it, `.keys` appended to the whole name.
pub fn key_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".keys");
    PathBuf::from(name)
}

impl KeyFile {
    /// Makes a data key and a recovery key, and seals the one for the other and for the passphrase.
    pub(crate) fn generate(
        store: Uuid,
        device: Uuid,
        passphrase: &Passphrase,
        cost: KdfCost,
    ) -> Result<(Self, DataKey, RecoveryKey), StoreError> {
        let (data_key, recovery) = (DataKey(random()), RecoveryKey::generate());
        let empty = || Sealed { nonce: Vec::new(), sealed: Vec::new() };
        let kdf = Kdf { name: "argon2id".into(), cost, salt: random::<16>().to_vec() };
        let mut file =
            Self { format: FORMAT, store, device, kdf, passphrase: empty(), recovery: empty(), sha256: Vec::new() };
        file.set_passphrase(&data_key, passphrase, cost)?;
        file.set_recovery(&data_key, &recovery)?;
        Ok((file, data_key, recovery))
    }

    /// Reads the key file of the store at `store_path`.
    pub(crate) fn read(store_path: &Path) -> Result<Self, StoreError> {
        let path = key_path(store_path);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(StoreError::KeyFileMissing { path }),
            Err(e) => return Err(StoreError::io(&path, e)),
        };
        Self::parse(&bytes, path)
    }

    fn parse(bytes: &[u8], path: PathBuf) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Probe {
            format: u32,
        }
        let Ok(probe) = serde_json::from_slice::<Probe>(bytes) else {
            return Err(StoreError::KeyFileDamaged { path });
        };
        if probe.format > FORMAT {
            return Err(StoreError::NewerVersion { found: probe.format, supported: FORMAT });
        }
        match serde_json::from_slice::<Self>(bytes) {
            Ok(file) if file.checksum()? == file.sha256 => Ok(file),
            _ => Err(StoreError::KeyFileDamaged { path }),
        }
    }

    /// The data key, if `unlock` opens it.
    pub(crate) fn unlock(&self, unlock: &Unlock) -> Result<DataKey, StoreError> {
        match unlock {
            Unlock::Passphrase(passphrase) => {
                let wrapping = derive(passphrase, &self.kdf).ok_or(StoreError::WrongPassphrase)?;
                self.open_slot(&wrapping, "passphrase", &self.passphrase).ok_or(StoreError::WrongPassphrase)
            }
            Unlock::Recovery(key) => {
                self.open_slot(&key.0, "recovery", &self.recovery).ok_or(StoreError::WrongRecoveryKey)
            }
        }
    }

    /// Seals the data key for another passphrase, with a fresh salt.
    pub(crate) fn set_passphrase(
        &mut self,
        key: &DataKey,
        passphrase: &Passphrase,
        cost: KdfCost,
    ) -> Result<(), StoreError> {
        let kdf = Kdf { name: "argon2id".into(), cost, salt: random::<16>().to_vec() };
        let wrapping = derive(passphrase, &kdf).ok_or(StoreError::WrongPassphrase)?;
        self.passphrase = self.seal(&wrapping, "passphrase", key).ok_or(StoreError::WrongPassphrase)?;
        self.kdf = kdf;
        self.sha256 = self.checksum()?;
        Ok(())
    }

    /// Seals the data key for another recovery key.
    pub(crate) fn set_recovery(&mut self, key: &DataKey, recovery: &RecoveryKey) -> Result<(), StoreError> {
        self.recovery = self.seal(&recovery.0, "recovery", key).ok_or(StoreError::WrongRecoveryKey)?;
        self.sha256 = self.checksum()?;
        Ok(())
    }

    /// The cost its passphrase is derived with.
    pub(crate) const fn cost(&self) -> KdfCost {
        self.kdf.cost
    }

    /// Writes a key file where none is yet, on the disk when this returns.
    pub(crate) fn write_new(&self, store_path: &Path) -> Result<(), StoreError> {
        let path = key_path(store_path);
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let file = file.map_err(|e| StoreError::io(&path, e))?;
        self.write_to(file, &path).inspect_err(|_| {
            // Ours, unfinished and of no use to anybody.
            let _ = fs::remove_file(&path);
        })?;
        sync_folder(&path)
    }

    /// Replaces the key file in one step: at any crash either the old or the new one is there, whole.
    pub(crate) fn replace(&self, store_path: &Path) -> Result<(), StoreError> {
        let path = key_path(store_path);
        let mut temporary = path.clone().into_os_string();
        temporary.push(".new");
        let temporary = PathBuf::from(temporary);
        let file = File::create(&temporary).map_err(|e| StoreError::io(&temporary, e))?;
        self.write_to(file, &temporary)?;
        fs::rename(&temporary, &path).map_err(|e| StoreError::io(&path, e))?;
        sync_folder(&path)
    }

    fn write_to(&self, mut file: File, path: &Path) -> Result<(), StoreError> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(|e| StoreError::io(path, e))
    }

    fn checksum(&self) -> Result<Vec<u8>, StoreError> {
        let bare = Self { sha256: Vec::new(), ..self.clone() };
        Ok(Sha256::digest(serde_json::to_vec(&bare)?).to_vec())
    }

    fn associated(&self, slot: &str) -> Vec<u8> {
        format!("crisis-desk/keys/{}/{}/{slot}", self.format, self.store).into_bytes()
    }

    fn seal(&self, wrapping: &[u8; 32], slot: &str, key: &DataKey) -> Option<Sealed> {
        let nonce = random::<24>();
        let aad = self.associated(slot);
        let cipher = XChaCha20Poly1305::new(wrapping.into());
        let sealed = cipher.encrypt((&nonce).into(), Payload { msg: &key.0, aad: &aad }).ok()?;
        Some(Sealed { nonce: nonce.to_vec(), sealed })
    }

    fn open_slot(&self, wrapping: &[u8; 32], slot: &str, sealed: &Sealed) -> Option<DataKey> {
        let nonce: [u8; 24] = sealed.nonce.as_slice().try_into().ok()?;
        let aad = self.associated(slot);
        let cipher = XChaCha20Poly1305::new(wrapping.into());
        let open = cipher.decrypt((&nonce).into(), Payload { msg: &sealed.sealed, aad: &aad }).ok()?;
        let open = Zeroizing::new(open);
        Some(DataKey(open.as_slice().try_into().ok()?))
    }
}

/// Argon2id of the passphrase; none if the cost in the file is beyond what we would ever have written.
fn derive(passphrase: &Passphrase, kdf: &Kdf) -> Option<Zeroizing<[u8; 32]>> {
    const MOST_MEMORY_KIB: u32 = 1024 * 1024;
    if kdf.name != "argon2id" || kdf.cost.memory_kib > MOST_MEMORY_KIB || kdf.cost.passes > 64 {
        return None;
    }
    let params = Params::new(kdf.cost.memory_kib, kdf.cost.passes, kdf.cost.lanes, Some(32)).ok()?;
    let mut key = Zeroizing::new([0u8; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase.bytes(), &kdf.salt, key.as_mut_slice()).ok()?;
    Some(key)
}

/// Fresh random bytes from the operating system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    OsRng.fill_bytes(&mut bytes);
    bytes
}

/// Makes a new or renamed file's name durable, where the system can.
pub(crate) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|f| f.sync_all()).map_err(|e| StoreError::io(folder, e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> (KeyFile, DataKey, RecoveryKey) {
        let passphrase = Passphrase::new("kettle road violin");
        KeyFile::generate(Uuid::from_u128(1), Uuid::from_u128(2), &passphrase, KdfCost::FOR_TESTS).unwrap()
    }

    fn passphrase(text: &str) -> Unlock {
        Unlock::Passphrase(Passphrase::new(text))
    }

    #[test]
    fn both_secrets_open_it_and_nothing_else_does() {
        let (file, key, recovery) = made();
        assert_eq!(file.unlock(&passphrase("kettle road violin")).unwrap().0, key.0);
        assert_eq!(file.unlock(&Unlock::Recovery(recovery)).unwrap().0, key.0);
        assert!(matches!(file.unlock(&passphrase("kettle road Violin")), Err(StoreError::WrongPassphrase)));
        let other = Unlock::Recovery(RecoveryKey([0; 32]));
        assert!(matches!(file.unlock(&other), Err(StoreError::WrongRecoveryKey)));
    }

    #[test]
    fn the_strong_cost_is_what_the_plan_says_and_works() {
        assert_eq!(KdfCost::STRONG, KdfCost { memory_kib: 65_536, passes: 3, lanes: 4 });
        let (file, key, _) =
            KeyFile::generate(Uuid::nil(), Uuid::nil(), &Passphrase::new("x"), KdfCost::STRONG).unwrap();
        assert_eq!(file.unlock(&passphrase("x")).unwrap().0, key.0);
    }

    #[test]
    fn full_width_and_composed_forms_are_the_same_passphrase() {
        let (mut file, key, _) = made();
        file.set_passphrase(&key, &Passphrase::new("Ａbcé"), KdfCost::FOR_TESTS).unwrap();
        assert_eq!(file.unlock(&passphrase("Abce\u{301}")).unwrap().0, key.0);
    }

    #[test]
    fn every_flipped_bit_is_damage_not_a_wrong_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("a.crisisdesk");
        made().0.write_new(&store).unwrap();
        let good = fs::read(key_path(&store)).unwrap();
        KeyFile::read(&store).unwrap();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            match KeyFile::parse(&bad, key_path(&store)) {
                Err(StoreError::KeyFileDamaged { .. } | StoreError::NewerVersion { .. }) => {}
                // White space and the letter case of a digit carry nothing.
                Ok(same) => assert_eq!(same.sha256, KeyFile::read(&store).unwrap().sha256, "byte {at}"),
                Err(other) => panic!("byte {at}: {other}"),
            }
        }
    }

    #[test]
    fn an_existing_key_file_is_never_overwritten_by_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("a.crisisdesk");
        made().0.write_new(&store).unwrap();
        assert!(matches!(made().0.write_new(&store), Err(StoreError::AlreadyExists { .. })));
    }

    #[test]
    fn a_crash_before_the_rename_leaves_the_old_key_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("a.crisisdesk");
        let (mut file, key, _) = made();
        file.write_new(&store).unwrap();
        fs::write(folder.path().join("a.crisisdesk.keys.new"), b"{\"format\":").unwrap();
        assert!(KeyFile::read(&store).unwrap().unlock(&passphrase("kettle road violin")).is_ok());
        file.set_passphrase(&key, &Passphrase::new("other"), KdfCost::FOR_TESTS).unwrap();
        file.replace(&store).unwrap();
        assert!(KeyFile::read(&store).unwrap().unlock(&passphrase("other")).is_ok());
    }
}
