//! Sheets to fill in and read back: what to do stands above the heads, and cells offer what may be chosen.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, Formula, Workbook, Worksheet, XlsxError,
    column_number_to_name,
};

use super::Sheet;
use super::xlsx::{Looks, at, cut, fill, line_of, output};
use crate::error::PageError;

/// Wide enough for most names.
const WIDTH: f64 = 18.0;

/// A list that somebody fills in, with empty lines below what is known.
pub struct Blank {
    pub sheet: Sheet,
    /// What to do, in a sentence or two.
    pub lead: String,
    /// What the page is called on which the choices stand.
    pub choices_name: String,
    /// Columns by their number, each with what can be chosen there; something else can be written, too.
    pub choices: Vec<(usize, Vec<String>)>,
    /// How many empty lines offer the choices.
    pub room: usize,
}

impl Blank {
    /// The workbook; its file is called like the list.
    pub fn bytes(&self) -> Result<Vec<u8>, PageError> {
        let mut book = Workbook::new();
        let page = book.add_worksheet_with_constant_memory().map_err(output)?;
        self.page(page)?;
        let choices = book.add_worksheet_with_constant_memory().map_err(output)?;
        self.offered(choices)?;
        book.save_to_buffer().map_err(output)
    }

    fn page(&self, page: &mut Worksheet) -> Result<(), PageError> {
        let lead = Format::new().set_italic();
        page.write_string_with_format(0, 0, cut(&self.lead), &lead)
            .map_err(output)?;
        for column in 0..self.sheet.heads.len() {
            page.set_column_width(at(column)?, WIDTH).map_err(output)?;
        }
        fill(page, (&self.sheet, 1), &Looks::new())?;
        let first = line_of(1 + self.sheet.tops().len())?;
        let last = first + line_of(self.sheet.rows.len() + self.room)?;
        for (source, (column, choices)) in self.choices.iter().enumerate() {
            if !choices.is_empty() {
                let list = self.list(at(source)?, choices.len());
                page.add_data_validation(first, at(*column)?, last, at(*column)?, &list)
                    .map_err(output)?;
            }
        }
        Ok(())
    }

    /// Whoever writes something else is asked whether it is meant, and may.
    fn list(&self, source: u16, len: usize) -> DataValidation {
        let name = self.choices_name.replace('\'', "''");
        let letter = column_number_to_name(source);
        DataValidation::new()
            .allow_list_formula(Formula::new(format!("'{name}'!${letter}$1:${letter}${len}")))
            .set_error_style(DataValidationErrorStyle::Warning)
    }

    /// One column for each list of choices.
    fn offered(&self, page: &mut Worksheet) -> Result<(), PageError> {
        page.set_name(&self.choices_name).map_err(output)?;
        let longest = self.choices.iter().map(|(_, choices)| choices.len()).max();
        for line in 0..longest.unwrap_or(0) {
            for (source, (_, choices)) in self.choices.iter().enumerate() {
                if let Some(choice) = choices.get(line) {
                    write(page, (line_of(line)?, at(source)?), choice).map_err(output)?;
                }
            }
        }
        Ok(())
    }
}

fn write(page: &mut Worksheet, (line, column): (u32, u16), text: &str) -> Result<(), XlsxError> {
    page.write_string(line, column, cut(text)).map(drop)
}
