//! The file with settings: read when it is named, or when it lies in the folder of the records.

use std::path::{Path, PathBuf};

use super::{FILE, Layer, Place, beside};
use crate::cli::misused;

/// What the file says, and whether it was found in the folder rather than named.
pub(super) fn read(said: &Layer, around: &Layer, usual: &str) -> anyhow::Result<(Layer, bool)> {
    if let Some(file) = said.config.as_ref().or(around.config.as_ref()) {
        return Ok((load(file)?, false));
    }
    let folder = match said
        .place()?
        .map_or_else(|| around.place(), |place| Ok(Some(place)))?
    {
        Some(Place::Folder(folder)) => folder,
        Some(Place::Server(_)) => return Ok((Layer::default(), false)),
        None => PathBuf::from(usual),
    };
    let file = folder.join(FILE);
    if file.is_file() {
        Ok((load(&file)?, true))
    } else {
        Ok((Layer::default(), false))
    }
}

fn load(file: &Path) -> anyhow::Result<Layer> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        misused(format!(
            "The file with settings {} cannot be read: {}. Check its name and its owner.",
            file.display(),
            web::reason(&error)
        ))
    })?;
    let mut layer: Layer = toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map_or(1, |before| before.matches('\n').count() + 1);
        misused(format!(
            "The file with settings {} is wrong in line {line}: {}.",
            file.display(),
            error.message().trim_end_matches('.')
        ))
    })?;
    layer.data = layer.data.map(|data| beside(file, data));
    if let Some(mail) = &mut layer.mail {
        for path in [&mut mail.password_file, &mut mail.certificate] {
            *path = path.take().map(|path| beside(file, path));
        }
    }
    Ok(layer)
}
