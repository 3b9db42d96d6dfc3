//! The devices that record, and this one's signing key.

use domain::terms::Timestamp;
use ed25519_dalek::{Signer, SigningKey};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::error::StoreError;
use crate::keys;

/// An installation that records entries under its own key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: Uuid,
    /// Its Ed25519 key to check signatures with.
    pub public_key: [u8; 32],
    /// What people call it.
    pub name: String,
    /// When it joined, in milliseconds since 1970.
    pub added_at: i64,
}

/// This device and the key it signs with.
pub(crate) struct DeviceKey {
    /// Its public record.
    pub(crate) device: Device,
    signing: SigningKey,
}

impl DeviceKey {
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }
}

/// Makes this device's key and record in a new store.
pub(crate) fn create_device(conn: &Connection, id: Uuid, name: &str, now: Timestamp) -> Result<(), StoreError> {
    let secret = Zeroizing::new(keys::random::<32>());
    let public = SigningKey::from_bytes(&secret).verifying_key().to_bytes();
    conn.execute(
        "INSERT INTO device (id, public_key, name, added_at) VALUES (?1, ?2, ?3, ?4)",
        params![id, public, name, now.timestamp_millis()],
    )?;
    conn.execute("INSERT INTO device_secret (device, secret) VALUES (?1, ?2)", params![id, *secret])?;
    Ok(())
}

/// The device this store records as, with its key.
pub(crate) fn own_device(conn: &Connection) -> Result<DeviceKey, StoreError> {
    let found = conn
        .query_row(
            "SELECT id, public_key, name, added_at, secret FROM device JOIN device_secret ON device = id",
            [],
            |row| {
                let device =
                    Device { id: row.get(0)?, public_key: row.get(1)?, name: row.get(2)?, added_at: row.get(3)? };
                Ok((device, Zeroizing::new(row.get::<_, [u8; 32]>(4)?)))
            },
        )
        .optional()?;
    let (device, secret) = found.ok_or_else(|| StoreError::Damaged { detail: "no device key".into() })?;
    Ok(DeviceKey { device, signing: SigningKey::from_bytes(&secret) })
}
