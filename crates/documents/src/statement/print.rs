//! The statement as PDF: the view and the JSON handed to the template, the JSON attached.

use std::sync::LazyLock;

use domain::statement::StatementDocument;
use sha2::{Digest, Sha256};
use typst::{
    foundations::Bytes,
    syntax::{FileId, Source},
};

use super::{data::json, view::View, words};
use crate::{
    DocumentError, Language,
    typesetting::{Job, file_id, make_settable, template},
};

static TEMPLATE: LazyLock<Source> = LazyLock::new(|| template("/statement.typ", include_str!("../../templates/statement.typ")));
static VIEW: LazyLock<FileId> = LazyLock::new(|| file_id("/view.json"));
static DATA: LazyLock<FileId> = LazyLock::new(|| file_id("/statement.json"));

/// The statement as PDF/A-3 with the JSON of [`super::json`] attached. The same document and language give the same bytes.
pub fn pdf(document: &StatementDocument, language: Language) -> Result<Vec<u8>, DocumentError> {
    let data = json(document);
    let view = view(document, &data, language)?;
    let job = Job {
        template: &TEMPLATE,
        files: vec![(*VIEW, Bytes::new(view)), (*DATA, Bytes::new(data))],
        ident: document.id.to_string(),
        day: document.body.on,
    };
    job.pdf()
}

fn view(document: &StatementDocument, data: &[u8], language: Language) -> Result<Vec<u8>, DocumentError> {
    let plain = "a view is plain text";
    let mut view = serde_json::to_value(View::new(document, &digest(data), language)?).expect(plain);
    let missing = make_settable(&mut view);
    if !missing.is_empty() {
        let notes = view["notes"].as_array_mut().expect("the notes of a view are a list");
        notes.push(words::without_glyph(&missing, language).into());
    }
    Ok(serde_json::to_vec_pretty(&view).expect(plain))
}

/// The first 16 digits of the SHA-256 in groups of four: enough to see that paper and file belong together.
fn digest(data: &[u8]) -> String {
    let bytes = Sha256::digest(data);
    bytes[..8].chunks(2).map(|pair| format!("{:02x}{:02x}", pair[0], pair[1])).collect::<Vec<_>>().join(" ")
}
