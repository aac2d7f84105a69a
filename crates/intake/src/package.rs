//! An XLSX package before its rows: which sheets it has, how their numbers are to be shown, and the texts they share. Every
//! part is read through a limit, so that nothing takes memory before it is known to be small enough.

use std::{
    borrow::Cow,
    collections::HashMap,
    fs::File,
    io::{self, BufRead, BufReader, Read},
};

use quick_xml::{
    XmlVersion,
    events::{BytesRef, BytesStart, Event, attributes::Attribute},
};
use zip::ZipArchive;

use crate::{
    fault::FileFault,
    limits::{MAX_BYTES, MAX_PARTS, MAX_PIECE, MAX_SHARED, MAX_STRINGS},
    problem::IntakeError,
    shown::Shown,
};

/// A sheet as the workbook names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    pub name: String,
    pub is_hidden: bool,
    part: String,
}

/// The parts of a zip package, by their names with slashes and in small letters, as some writers spell them otherwise.
pub(crate) struct Parts {
    archive: ZipArchive<BufReader<File>>,
    places: HashMap<String, (usize, u64)>,
}

impl Parts {
    pub fn open(file: File) -> Result<Self, IntakeError> {
        let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
        let mut places = HashMap::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
            places.insert(spelled(&String::from_utf8_lossy(entry.name_raw())), (index, entry.size()));
        }
        Ok(Self { archive, places })
    }

    /// What a part claims to come to, in bytes.
    pub fn size(&self, part: &str) -> u64 {
        self.places.get(part).map_or(0, |(_, size)| *size)
    }

    pub fn part(&mut self, part: &str) -> Result<Option<Xml<impl Read>>, IntakeError> {
        let Some((index, _)) = self.places.get(part) else { return Ok(None) };
        let entry = self.archive.by_index(*index).map_err(|cause| FileFault::Damaged.caused_by(cause))?;
        Ok(Some(xml_of(entry)))
    }
}

/// An open workbook.
pub(crate) struct Package {
    parts: Parts,
    pub sheets: Vec<Sheet>,
    pub from_1904: bool,
    pub formats: Vec<Shown>,
    pub strings: Strings,
}

/// The shared texts, one behind the other.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }
}

/// A part as events of XML.
pub(crate) type Xml<R> = quick_xml::Reader<Budgeted<R>>;

/// Fails once more has been read than a part may have, or than one piece of it may; the piece begins anew at every event.
pub(crate) struct Budgeted<R> {
    inner: BufReader<R>,
    whole: u64,
    piece: u64,
}

impl<R: Read> Budgeted<R> {
    fn new(inner: R) -> Self {
        Self { inner: BufReader::with_capacity(64 << 10, inner), whole: MAX_BYTES, piece: MAX_PIECE }
    }

    /// A piece begins.
    pub fn begin(&mut self) {
        self.piece = MAX_PIECE;
    }

    /// How much has been read.
    pub fn done(&self) -> u64 {
        MAX_BYTES - self.whole
    }
}

impl<R: Read> Read for Budgeted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        self.consume(0);
        Ok(count)
    }
}

impl<R: Read> BufRead for Budgeted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece == 0 || self.whole == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.whole = self.whole.saturating_sub(count as u64);
        self.piece = self.piece.saturating_sub(count as u64);
        self.inner.consume(count);
    }
}

/// The next event of a part.
pub(crate) fn next<'b, R: Read>(xml: &mut Xml<R>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, IntakeError> {
    buffer.clear();
    xml.get_mut().begin();
    xml.read_event_into(buffer).map_err(xml_fault)
}

pub(crate) fn xml_fault(cause: quick_xml::Error) -> IntakeError {
    match &cause {
        quick_xml::Error::Io(io) if io.kind() == io::ErrorKind::FileTooLarge => FileFault::TooLarge.error(),
        _ => FileFault::Damaged.caused_by(cause),
    }
}

/// The value of an attribute, whatever its prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, IntakeError> {
    for attribute in attributes(element) {
        let attribute = attribute?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(value_of(&attribute)?.into_owned()));
        }
    }
    Ok(None)
}

/// The attributes of an element, none of them checked against the others.
pub(crate) fn attributes<'a>(element: &'a BytesStart<'_>) -> impl Iterator<Item = Result<Attribute<'a>, IntakeError>> {
    let mut all = element.attributes();
    all.with_checks(false);
    all.map(|attribute| attribute.map_err(|cause| FileFault::Damaged.caused_by(cause)))
}

pub(crate) fn value_of<'a>(attribute: &Attribute<'a>) -> Result<Cow<'a, str>, IntakeError> {
    attribute.normalized_value(XmlVersion::Implicit1_0).map_err(xml_fault)
}

/// Puts a reference such as `&lt;` or `&#10;` as its sign.
pub(crate) fn put_reference(reference: &BytesRef<'_>, into: &mut String) -> Result<(), IntakeError> {
    if let Some(sign) = reference.resolve_char_ref().map_err(xml_fault)? {
        into.push(sign);
        return Ok(());
    }
    into.push_str(quick_xml::escape::resolve_xml_entity(&reference.xml10_content()).ok_or_else(|| FileFault::Damaged.error())?);
    Ok(())
}

/// Signs that XML has not stand as `_x000D_`.
pub(crate) fn unescaped(text: &str) -> String {
    let (mut whole, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let sign = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        let end = at + if sign.is_some() { 7 } else { 2 };
        whole.push_str(&rest[..sign.map_or(end, |_| at)]);
        whole.extend(sign);
        rest = &rest[end..];
    }
    whole + rest
}

fn is_yes(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

impl Package {
    pub fn open(file: File) -> Result<Self, IntakeError> {
        let mut package = Self {
            parts: Parts::open(file)?,
            sheets: Vec::new(),
            from_1904: false,
            formats: Vec::new(),
            strings: Strings::default(),
        };
        let workbook = package.related("", "officedocument")?.unwrap_or_else(|| "xl/workbook.xml".to_owned());
        package.read_workbook(&workbook)?;
        if let Some(part) = package.related(&workbook, "styles")? {
            package.read_formats(&part)?;
        }
        if let Some(part) = package.related(&workbook, "sharedstrings")? {
            package.read_strings(&part)?;
        }
        Ok(package)
    }

    /// A sheet's part with its texts and formats, which are read at the same time.
    pub fn sheet(&mut self, name: &str) -> Result<(Xml<impl Read>, &Strings, &[Shown]), IntakeError> {
        let part = self.sheets.iter().find(|sheet| sheet.name == name).map(|sheet| sheet.part.as_str()).unwrap_or_default();
        let xml = self.parts.part(part)?.ok_or_else(|| FileFault::Damaged.error())?;
        Ok((xml, &self.strings, &self.formats))
    }

    /// The parts that a part leads to, by the ids of the relations and by the ends of their types.
    fn relations(&mut self, of: &str) -> Result<Vec<(String, String, String)>, IntakeError> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let at = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
        let folder = folder.to_owned();
        let Some(mut xml) = self.parts.part(&at)? else { return Ok(Vec::new()) };
        let (mut found, mut buffer) = (Vec::new(), Vec::new());
        loop {
            match next(&mut xml, &mut buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                    let target = attribute(&element, "Target")?.unwrap_or_default();
                    let kind = attribute(&element, "Type")?.unwrap_or_default().to_lowercase();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    if found.len() == MAX_PARTS {
                        return Err(FileFault::TooManyParts.error());
                    }
                    found.push((attribute(&element, "Id")?.unwrap_or_default(), kind, absolute(&folder, &target)));
                }
                Event::Eof => return Ok(found),
                _ => {}
            }
        }
    }

    fn related(&mut self, of: &str, kind: &str) -> Result<Option<String>, IntakeError> {
        Ok(self.relations(of)?.into_iter().find(|relation| relation.1 == kind).map(|relation| relation.2))
    }

    fn read_workbook(&mut self, part: &str) -> Result<(), IntakeError> {
        let relations = self.relations(part)?;
        let (mut sheets, mut from_1904, mut buffer) = (Vec::new(), false, Vec::new());
        let mut xml = self.parts.part(part)?.ok_or_else(|| FileFault::Damaged.error())?;
        loop {
            match next(&mut xml, &mut buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "sheet" => {
                    let id = attribute(&element, "id")?.unwrap_or_default();
                    // Charts and macros have sheets of their own, which hold no cells.
                    let known = relations.iter().find(|relation| relation.0 == id && relation.1 == "worksheet");
                    if let (Some(relation), Some(name)) = (known, attribute(&element, "name")?) {
                        let is_hidden =
                            attribute(&element, "state")?.is_some_and(|state| state.to_lowercase().contains("hidden"));
                        if sheets.len() == MAX_PARTS {
                            return Err(FileFault::TooManyParts.error());
                        }
                        sheets.push(Sheet { name, is_hidden, part: relation.2.clone() });
                    }
                }
                Event::Start(element) if element.local_name().as_ref() == "workbookPr" => {
                    from_1904 = is_yes(attribute(&element, "date1904")?.as_deref());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        (self.sheets, self.from_1904) = (sheets, from_1904);
        Ok(())
    }

    fn read_formats(&mut self, part: &str) -> Result<(), IntakeError> {
        let Some(mut xml) = self.parts.part(part)? else { return Ok(()) };
        let mut codes: HashMap<u32, String> = HashMap::new();
        let (mut formats, mut is_used, mut buffer) = (Vec::new(), false, Vec::new());
        loop {
            match next(&mut xml, &mut buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "numFmt" => {
                    let id = attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode")?) {
                        codes.insert(id, code);
                        if codes.len() > MAX_PARTS {
                            return Err(FileFault::TooManyParts.error());
                        }
                    }
                }
                Event::Start(element) if element.local_name().as_ref() == "cellXfs" => is_used = true,
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => is_used = false,
                Event::Start(element) if is_used && element.local_name().as_ref() == "xf" => {
                    let id = attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok()).unwrap_or(0);
                    formats.push(shown_by(id, codes.get(&id).map(String::as_str)));
                    if formats.len() > MAX_PARTS {
                        return Err(FileFault::TooManyParts.error());
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        self.formats = formats;
        Ok(())
    }

    fn read_strings(&mut self, part: &str) -> Result<(), IntakeError> {
        let Some(mut xml) = self.parts.part(part)? else { return Ok(()) };
        let (mut strings, mut buffer, mut text) = (Strings::default(), Vec::new(), String::new());
        loop {
            match next(&mut xml, &mut buffer)? {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    rich_text(&mut xml, "si", &mut buffer, &mut text)?;
                    strings.text.push_str(&text);
                    if strings.text.len() > MAX_SHARED || strings.ends.len() == MAX_STRINGS {
                        return Err(FileFault::TooManyParts.error());
                    }
                    strings.ends.push(u32::try_from(strings.text.len()).map_err(|_| FileFault::TooLarge.error())?);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        drop(xml);
        self.strings = strings;
        Ok(())
    }
}

/// Puts the text of an element whose runs may each have a format; how it is spoken is no part of it. All of the element is one
/// piece, since runs without a text would have no end.
pub(crate) fn rich_text<R: Read>(
    xml: &mut Xml<R>,
    end: &str,
    buffer: &mut Vec<u8>,
    whole: &mut String,
) -> Result<(), IntakeError> {
    let (mut is_text, mut is_spoken) = (false, false);
    whole.clear();
    xml.get_mut().begin();
    loop {
        buffer.clear();
        match xml.read_event_into(buffer).map_err(xml_fault)? {
            Event::Start(element) => match element.local_name().as_ref() {
                "rPh" => is_spoken = true,
                "t" => is_text = !is_spoken,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => is_spoken = false,
                "t" => is_text = false,
                name if name == end => break,
                _ => {}
            },
            Event::Text(text) if is_text => whole.push_str(&text.xml10_content()),
            Event::CData(text) if is_text => whole.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) if is_text => put_reference(&reference, whole)?,
            Event::Eof => return Err(FileFault::Damaged.error()),
            _ => {}
        }
    }
    if whole.contains("_x") {
        *whole = unescaped(whole);
    }
    Ok(())
}

fn xml_of<R: Read>(entry: R) -> Xml<R> {
    let mut xml = quick_xml::Reader::from_reader(Budgeted::new(entry));
    let config = xml.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    xml
}

fn spelled(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

fn absolute(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if target.starts_with('/') || folder.is_empty() {
        return spelled(&target);
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    spelled(&steps.join("/"))
}

/// The format of an id: the workbook's own, or one that every spreadsheet has. Ids from 27 to 36 and from 50 to 58 are
/// days in Chinese.
fn shown_by(id: u32, own: Option<&str>) -> Shown {
    match (own, id) {
        (Some(code), _) => Shown::of(code),
        (None, 27..=36 | 50..=58) => Shown::Day(None),
        (None, id) => ssfmt::format_code_from_id(id).map_or(Shown::Plain, Shown::of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_however_it_is_spelled() {
        assert_eq!(absolute("xl", "worksheets\\Sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(absolute("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(absolute("xl/a", "../b.xml"), "xl/b.xml");
    }

    #[test]
    fn an_escaped_sign_is_itself() {
        assert_eq!(unescaped("a_x000D_b_x005F_x"), "a\rb_x");
        assert_eq!(unescaped("_x12_示例"), "_x12_示例");
    }
}
