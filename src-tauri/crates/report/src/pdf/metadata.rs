//! Who, what and when: the Info dictionary, XMP, the output intent and the embedded evidence.

use lopdf::{Dictionary, Document as File, Object, Stream, StringFormat};
use sha2::{Digest, Sha256};

use super::structure::language;
use super::{Attachment, Options, icc, text_string};
use crate::model::Document;

const PRODUCER: &str = concat!("Crisis Desk ", env!("CARGO_PKG_VERSION"));

/// Writes all metadata.
pub(crate) fn write(file: &mut File, catalog: &mut Dictionary, doc: &Document, options: &Options) {
    catalog.set("Lang", language(doc.lang));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    catalog.set("OutputIntents", vec![Object::Dictionary(output_intent(file))]);
    let mut dict = Dictionary::new();
    dict.set("Type", "Metadata");
    dict.set("Subtype", "XML");
    let metadata = file.add_object(Stream::new(dict, xmp(doc, options).into_bytes()).with_compression(false));
    catalog.set("Metadata", metadata);
    let info = file.add_object(info(doc, options));
    file.trailer.set("Info", info);
    if let Some(evidence) = &options.evidence {
        embed(file, catalog, evidence, options);
    }
}

fn info(doc: &Document, options: &Options) -> Dictionary {
    let mut info = Dictionary::new();
    info.set("Title", text_string(&doc.title));
    info.set("Author", text_string(&doc.author));
    info.set("Subject", text_string(&doc.subject));
    info.set("Producer", text_string(PRODUCER));
    info.set("CreationDate", pdf_date(options));
    info.set("ModDate", pdf_date(options));
    info
}

fn pdf_date(options: &Options) -> Object {
    let date = options.exported_at.format("D:%Y%m%d%H%M%S+00'00'").to_string();
    Object::String(date.into_bytes(), StringFormat::Literal)
}

fn output_intent(file: &mut File) -> Dictionary {
    let mut dict = Dictionary::new();
    dict.set("N", 3);
    let profile = file.add_object(Stream::new(dict, icc::srgb()));
    let literal = |text: &str| Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", literal("sRGB IEC61966-2.1"));
    intent.set("Info", literal("sRGB IEC61966-2.1"));
    intent.set("DestOutputProfile", profile);
    intent
}

fn embed(file: &mut File, catalog: &mut Dictionary, evidence: &Attachment, options: &Options) {
    let mut parameters = Dictionary::new();
    parameters.set("Size", i64::try_from(evidence.bytes.len()).unwrap_or(i64::MAX));
    parameters.set("ModDate", pdf_date(options));
    let checksum: Vec<u8> = Sha256::digest(&evidence.bytes).iter().take(16).copied().collect();
    parameters.set("CheckSum", Object::String(checksum, StringFormat::Hexadecimal));
    let mut dict = Dictionary::new();
    dict.set("Type", "EmbeddedFile");
    dict.set("Subtype", evidence.media_type.as_str());
    dict.set("Params", parameters);
    let content = file.add_object(Stream::new(dict, evidence.bytes.clone()));

    let mut files = Dictionary::new();
    files.set("F", content);
    files.set("UF", content);
    let mut specification = Dictionary::new();
    specification.set("Type", "Filespec");
    specification.set("F", text_string(&evidence.name));
    specification.set("UF", text_string(&evidence.name));
    specification.set("Desc", text_string(&evidence.description));
    specification.set("AFRelationship", "Data");
    specification.set("EF", files);
    let specification = file.add_object(specification);

    let mut embedded = Dictionary::new();
    embedded.set("Names", vec![text_string(&evidence.name), Object::Reference(specification)]);
    let mut names = Dictionary::new();
    names.set("EmbeddedFiles", embedded);
    catalog.set("Names", names);
    catalog.set("AF", vec![Object::Reference(specification)]);
}

/// Escapes text for XML; characters that XML can't hold are left out of the metadata (the pages keep them).
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if ch < ' ' && !matches!(ch, '\t' | '\n' | '\r') => {}
            _ => out.push(ch),
        }
    }
    out
}

fn xmp(doc: &Document, options: &Options) -> String {
    let date = options.exported_at.format("%Y-%m-%dT%H:%M:%S+00:00");
    let lang = doc.lang;
    let language = match lang {
        domain::terms::Lang::Zh => "zh-CN",
        domain::terms::Lang::En => "en",
    };
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{feff}',
        title = xml(&doc.title),
        author = xml(&doc.author),
        subject = xml(&doc.subject),
    )
}
