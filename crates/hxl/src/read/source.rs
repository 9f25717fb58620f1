//! What kind of file a table came from.

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its format.
    pub format: Format,
    /// The file inside a zip archive that was read.
    pub part: Option<String>,
    /// The sheets of a workbook, in their order.
    pub sheets: Vec<SheetName>,
    /// The one that was read, counted from 0.
    pub sheet: Option<usize>,
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// Whether it is hidden from those who open the file.
    pub is_hidden: bool,
}

/// A format of files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// Excel since 2007.
    Xlsx,
    /// Excel from 1995 to 2003.
    Xls,
    /// `OpenDocument`, as `LibreOffice` writes it.
    Ods,
    /// Text with something between the cells.
    Delimited {
        /// What stands between the cells: comma, semicolon, tab, pipe or colon.
        delimiter: char,
        /// The name of the encoding, as the Encoding Standard calls it: `UTF-8`, `windows-1252`.
        encoding: &'static str,
    },
    /// JSON: a list of lists or of objects.
    Json,
}
