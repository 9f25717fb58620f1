//! Forms that bring a file: fields as in any other form, and files beside them, in memory only.

use std::fmt;

use axum::body::{Body, Bytes};
use multer::{Field, Multipart};

use crate::error::PageError;

/// More parts than this no page of ours asks for.
const PARTS_MAX: usize = 2_000;
/// As much of a file's name is kept.
const NAME_MAX: usize = 200;

/// A file that came with a form.
#[derive(Clone)]
pub struct Upload {
    /// As its owner calls it, without folders.
    pub file_name: String,
    pub bytes: Bytes,
}

impl fmt::Debug for Upload {
    /// Nothing of a file ever stands in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a file of {} bytes", self.bytes.len())
    }
}

/// Fields as typed, and files by the names of their fields.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub pairs: Vec<(String, String)>,
    pub files: Vec<(String, Upload)>,
}

/// Takes the parts of a body that was read.
pub(super) async fn read(bytes: Vec<u8>, kind: &str) -> Result<Parts, PageError> {
    let boundary = multer::parse_boundary(kind).map_err(|_| PageError::BadRequest)?;
    let mut body = Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    let mut parts = Parts::default();
    while let Some(field) = body.next_field().await.map_err(|_| PageError::BadRequest)? {
        if parts.pairs.len() + parts.files.len() == PARTS_MAX {
            return Err(PageError::TooLarge);
        }
        take(&mut parts, field).await?;
    }
    Ok(parts)
}

async fn take(parts: &mut Parts, field: Field<'_>) -> Result<(), PageError> {
    let name = field.name().ok_or(PageError::BadRequest)?.to_owned();
    let file_name = field.file_name().map(bare);
    let bytes = field.bytes().await.map_err(|_| PageError::BadRequest)?;
    match file_name {
        // Where no file was chosen, browsers send one without name or content.
        Some(file_name) if file_name.is_empty() && bytes.is_empty() => {}
        Some(file_name) => parts.files.push((name, Upload { file_name, bytes })),
        None => {
            let text = String::from_utf8(bytes.into()).map_err(|_| PageError::BadRequest)?;
            parts.pairs.push((name, text));
        }
    }
    Ok(())
}

/// A file's own name: some browsers send the folders around it, which are nobody's business.
fn bare(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    kernel::tidy(last).chars().take(NAME_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=xx";

    async fn parts(body: &str, kind: &str) -> Result<Parts, PageError> {
        read(body.replace('\n', "\r\n").into_bytes(), kind).await
    }

    #[tokio::test]
    async fn fields_and_files_are_told_apart() {
        let body = "--xx\nContent-Disposition: form-data; name=\"csrf\"\n\nabc\n\
                    --xx\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\n\n\n\
                    --xx\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\Users\\Mai\\who.csv\"\n\n\
                    a,b\n--xx--\n";
        let found = parts(body, KIND).await.unwrap();
        assert_eq!(found.pairs, [("csrf".to_owned(), "abc".to_owned())]);
        let [(name, file)] = &*found.files else {
            panic!("{found:?}")
        };
        assert_eq!((&**name, &*file.file_name, &*file.bytes), ("file", "who.csv", &b"a,b"[..]));
        assert!(!format!("{found:?}").contains("who.csv"), "a file stands in no log");
    }

    #[tokio::test]
    async fn what_is_no_form_is_refused() {
        let nameless = "--xx\nContent-Disposition: form-data\n\nabc\n--xx--\n";
        let cut = "--xx\nContent-Disposition: form-data; name=\"a\"\n\nabc";
        for (body, kind) in [
            (nameless, KIND),
            (cut, KIND),
            ("abc", KIND),
            (nameless, "multipart/form-data"),
        ] {
            assert!(matches!(parts(body, kind).await, Err(PageError::BadRequest)), "{body}");
        }
        let many = "--xx\nContent-Disposition: form-data; name=\"a\"\n\n\n".repeat(PARTS_MAX + 1);
        let found = parts(&format!("{many}--xx--\n"), KIND).await;
        assert!(matches!(found, Err(PageError::TooLarge)));
    }
}
