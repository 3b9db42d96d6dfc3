//! Signing a report with the company's own certificate, as PAdES baseline B wants it.

use std::path::Path;

use cms::cert::x509::Certificate;
use cms::cert::x509::attr::Attribute;
use cms::cert::x509::spki::AlgorithmIdentifierOwned;
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode};
use domain::terms::Timestamp;
use p12_keystore::{KeyStore, Pkcs12ImportPolicy};
use p256::pkcs8::DecodePrivateKey;
use report::Signable;
use rsa::signature::{SignatureEncoding, Signer};
use sha2::{Digest, Sha256};

use crate::error::{CertificateProblem, DeskError};
use crate::wire::CompanyCertificate;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const RSA_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const ECDSA_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
/// What a signature takes beside its certificates.
const ROOM: usize = 2_048;

/// The key and the certificates of a PKCS#12 file; the first certificate is the key's.
pub(super) struct Company {
    key: Key,
    certificates: Vec<Certificate>,
    name: String,
}

enum Key {
    Rsa(rsa::pkcs1v15::SigningKey<rsa::sha2::Sha256>),
    P256(p256::ecdsa::SigningKey),
}

/// Signs a finished report with the company's certificate: the same report, certificate and time give the same bytes.
///
/// # Errors
/// The certificate can't be opened or used, or `pdf` is no report.
pub fn sign_pdf(pdf: &[u8], certificate: &CompanyCertificate, at: Timestamp) -> Result<Vec<u8>, DeskError> {
    Company::open(certificate)?.sign(pdf, at)
}

impl Company {
    /// Opens the file with its password.
    pub fn open(from: &CompanyCertificate) -> Result<Self, DeskError> {
        let path = Path::new(&from.path);
        let bytes = std::fs::read(path).map_err(|source| DeskError::File { path: path.to_owned(), source })?;
        let unreadable = |_| CertificateProblem::Unreadable;
        let store = KeyStore::from_pkcs12(&bytes, &from.password, Pkcs12ImportPolicy::Strict).map_err(unreadable)?;
        let (_, chain) = store.private_key_chain().ok_or(CertificateProblem::NoKey)?;
        let decode = |certificate: &p12_keystore::Certificate| Certificate::from_der(certificate.as_der());
        let certificates: Vec<_> = chain.certs().iter().map(decode).collect::<Result<_, _>>().map_err(unsuitable)?;
        let name = chain.certs().first().ok_or(CertificateProblem::NoKey)?.subject().to_owned();
        Ok(Self { key: Key::of(chain.key().as_der())?, certificates, name })
    }

    /// Signs a finished report within the file.
    pub fn sign(&self, pdf: &[u8], at: Timestamp) -> Result<Vec<u8>, DeskError> {
        let room = ROOM + self.certificates.iter().filter_map(|c| c.to_der().ok()).map(|der| der.len()).sum::<usize>();
        let signable = Signable::new(pdf, &self.name, at, room)?;
        let mut digest = Sha256::new();
        signable.covered().into_iter().for_each(|part| digest.update(part));
        let signature = self.signature(&digest.finalize()).map_err(unsuitable)?;
        Ok(signable.signed(&signature)?)
    }

    /// The signature over a digest, as CMS.
    fn signature(&self, digest: &[u8]) -> der::Result<Vec<u8>> {
        let [own, ..] = self.certificates.as_slice() else { return Err(der::ErrorKind::Failed.into()) };
        let attributes = SetOfVec::try_from(vec![
            attribute(CONTENT_TYPE, Any::encode_from(&DATA)?)?,
            attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest)?)?)?,
            attribute(SIGNING_CERTIFICATE, own_certificate(own)?)?,
        ])?;
        let signed = self.key.sign(&attributes.to_der()?);
        let sha_256 = AlgorithmIdentifierOwned { oid: SHA_256, parameters: None };
        let signer = SignerInfo {
            version: CmsVersion::V1,
            sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
                issuer: own.tbs_certificate().issuer().clone(),
                serial_number: own.tbs_certificate().serial_number().clone(),
            }),
            digest_alg: sha_256.clone(),
            signed_attrs: Some(attributes),
            signature_algorithm: self.key.algorithm(),
            signature: OctetString::new(signed)?,
            unsigned_attrs: None,
        };
        let certificates: Vec<_> = self.certificates.iter().cloned().map(CertificateChoices::Certificate).collect();
        let data = SignedData {
            version: CmsVersion::V1,
            digest_algorithms: SetOfVec::try_from(vec![sha_256])?,
            encap_content_info: EncapsulatedContentInfo { econtent_type: DATA, econtent: None },
            certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
            crls: None,
            signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
        };
        ContentInfo { content_type: SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()
    }
}

impl Key {
    fn of(pkcs8: &[u8]) -> Result<Self, CertificateProblem> {
        if let Ok(key) = rsa::PrivateKey::from_pkcs8_der(pkcs8) {
            return Ok(Self::Rsa(rsa::pkcs1v15::SigningKey::new(key)));
        }
        p256::ecdsa::SigningKey::from_pkcs8_der(pkcs8).map(Self::P256).map_err(|_| CertificateProblem::OtherKey)
    }

    /// The same key and message give the same signature.
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Rsa(key) => key.sign(message).to_vec(),
            Self::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_der().to_vec()
            }
        }
    }

    fn algorithm(&self) -> AlgorithmIdentifierOwned {
        match self {
            Self::Rsa(_) => AlgorithmIdentifierOwned { oid: RSA_SHA_256, parameters: Some(Any::null()) },
            Self::P256(_) => AlgorithmIdentifierOwned { oid: ECDSA_SHA_256, parameters: None },
        }
    }
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

/// ESS signing-certificate-v2: which certificate signs, by its SHA-256, so that none can be put in its place.
fn own_certificate(own: &Certificate) -> der::Result<Any> {
    let digest = OctetString::new(Sha256::digest(own.to_der()?).as_slice())?;
    let certificate = vec![digest];
    Any::encode_from(&vec![vec![certificate]])
}

fn unsuitable(_: der::Error) -> CertificateProblem {
    CertificateProblem::Unsuitable
}
