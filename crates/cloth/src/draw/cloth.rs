//! The picture of the matrix: a piece of cloth for each cell, with its number.

use std::fmt::Write;

use crate::draw::ink::{INK, INK_SOFT, PAPER, number, piece};
use crate::draw::layout::legend;
use crate::draw::text::{cut, escape, width, wrap};
use crate::draw::{ClothLook, ClothWords, ORDER};
use crate::result::{Cell, Cloth, Count, Pattern};

const MARGIN: f64 = 24.0;
const HEIGHT: f64 = 46.0;
const SPACE: f64 = 2.0;
const LABEL: f64 = 15.0;
const NOTE: f64 = 12.5;
const HEAD: f64 = 14.0;
const TITLE: f64 = 20.0;
const TITLE_STEP: f64 = 26.0;
const TITLE_LINES: usize = 8;
/// A wide sheet; more columns make the picture wider, not the cells unreadable.
const SHEET: f64 = 1080.0;

/// Draws the whole cloth as an SVG file of its own, in fixed light colours. It can be read in black and
/// white: the pattern gives the kind, and each cell has its number ("?" not asked, "–" nothing recorded)
/// with its mark.
/// Units are pixels. Rows and columns without a label stay blank.
pub fn cloth(cloth: &Cloth, words: &ClothWords<'_>, look: &ClothLook<'_>) -> String {
    let sheet = Sheet::new(cloth, words, look);
    let mut body = sheet.pieces(cloth);
    sheet.heads(&mut body);
    for row in 0..cloth.rows.len() {
        sheet.row(cloth, row, &mut body);
    }
    let below = sheet.top + cloth.rows.len() as f64 * HEIGHT + 16.0;
    let room = (MARGIN, sheet.width - MARGIN, below);
    let (explained, legend_height) =
        legend(&words.legend, &patterns(cloth, look.count), room, look.right_to_left, piece);
    body.push_str(&explained);
    let mut height = below + legend_height + 8.0;
    if !words.foot.is_empty() {
        height += 16.0;
        let foot = cut(words.foot, NOTE, sheet.width - 2.0 * MARGIN);
        sheet.line(&mut body, &foot, height - 8.0, (NOTE, "400", INK_SOFT));
    }
    height += 16.0;
    let title = escape(words.title);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w:.0} {height:.0}\" width=\"{w:.0}\" height=\"{height:.0}\" role=\"img\" font-family=\"{}\"><title>{title}</title><rect width=\"100%\" height=\"100%\" fill=\"{PAPER}\"/>{body}</svg>\n",
        escape(look.font).replace("&#39;", "'"),
        w = sheet.width,
    )
}

fn patterns(cloth: &Cloth, count: Count) -> Vec<Pattern> {
    ORDER
        .into_iter()
        .filter(|pattern| cloth.cells.iter().any(|cell| cell.pattern_of(count) == *pattern))
        .collect()
}

/// Where everything goes.
struct Sheet<'a> {
    words: &'a ClothWords<'a>,
    count: Count,
    right_to_left: bool,
    width: f64,
    /// Upper edge of the first row of cells.
    top: f64,
    label: f64,
    cell: f64,
    /// The title in as many lines as it needs.
    title: Vec<String>,
    /// Headings in lines, or one line each if they are turned.
    heads: Vec<Vec<String>>,
    turned: bool,
}

impl<'a> Sheet<'a> {
    fn new(cloth: &Cloth, words: &'a ClothWords<'a>, look: &ClothLook<'_>) -> Self {
        let (count, right_to_left) = (look.count, look.right_to_left);
        let indent = |row: usize| f64::from(cloth.rows[row].depth) * 14.0;
        let texts = (0..cloth.rows.len()).map(|row| {
            indent(row) + width(text(words.rows, row), LABEL * 1.06).max(width(text(words.notes, row), NOTE))
        });
        let label = texts.fold(70.0, f64::max).min(260.0) + 14.0;
        let columns = cloth.cols.len().max(1) as f64;
        let cell = ((SHEET - label - 2.0 * MARGIN) / columns)
            .floor()
            .clamp(40.0, 112.0);
        let wrapped: Option<Vec<_>> = (0..cloth.cols.len())
            .map(|col| wrap(text(words.cols, col), HEAD * 1.06, cell - 6.0, 3))
            .collect();
        let turned = wrapped.is_none();
        let heads = wrapped.unwrap_or_else(|| {
            (0..cloth.cols.len())
                .map(|col| vec![cut(text(words.cols, col), HEAD, 190.0)])
                .collect()
        });
        let lines = heads.iter().map(Vec::len).max().unwrap_or(0) as f64;
        let longest = heads
            .iter()
            .flatten()
            .map(|line| width(line, HEAD))
            .fold(0.0, f64::max);
        let head_height = if turned {
            longest + 12.0
        } else {
            lines * 18.0 + 10.0
        };
        let picture = 2.0 * MARGIN + label + columns * cell;
        let width = picture
            .max((2.0 * MARGIN + width(words.title, 21.0)).min(640.0))
            .max(360.0);
        let room = width - 2.0 * MARGIN;
        let title = wrap(words.title, TITLE, room, TITLE_LINES)
            .unwrap_or_else(|| vec![cut(words.title, TITLE, room)]);
        let title_height = match title.len() {
            0 => 0.0,
            lines => 34.0 + (lines - 1) as f64 * TITLE_STEP,
        };
        let top = MARGIN + title_height + head_height;
        Self {
            words,
            count,
            right_to_left,
            width,
            top,
            label,
            cell,
            title,
            heads,
            turned,
        }
    }

    /// One piece of cloth of each pattern, used by all cells.
    fn pieces(&self, cloth: &Cloth) -> String {
        let mut defs = String::from("<defs>");
        for pattern in patterns(cloth, self.count) {
            let drawn = piece(pattern, self.cell - SPACE, HEIGHT - SPACE);
            let _ = write!(defs, "<g id=\"{}\">{drawn}</g>", pattern.class());
        }
        defs + "</defs>"
    }

    fn heads(&self, body: &mut String) {
        for (index, line) in self.title.iter().enumerate() {
            self.line(body, line, MARGIN + 18.0 + index as f64 * TITLE_STEP, (TITLE, "700", INK));
        }
        let _ = write!(body, "<g font-size=\"{HEAD}\" font-weight=\"700\" fill=\"{INK}\">");
        for (col, lines) in self.heads.iter().enumerate() {
            let middle = self.x(col) + (self.cell - SPACE) / 2.0;
            for (index, line) in lines.iter().enumerate() {
                let y = self.top - 8.0 - (lines.len() - 1 - index) as f64 * 18.0;
                let (turn, anchor) = match self.turned {
                    true => (format!(" transform=\"rotate(-90 {:.1} {y:.1})\"", middle + 5.0), "start"),
                    false => (String::new(), "middle"),
                };
                let x = if self.turned { middle + 5.0 } else { middle };
                let text = escape(line);
                let _ = write!(
                    body,
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\"{turn}>{text}</text>"
                );
            }
        }
        body.push_str("</g>");
    }

    fn row(&self, cloth: &Cloth, row: usize, body: &mut String) {
        let y = self.top + row as f64 * HEIGHT;
        let indent = f64::from(cloth.rows[row].depth) * 14.0;
        let room = self.label - 10.0 - indent;
        let note = cut(text(self.words.notes, row), NOTE, room);
        let label = cut(text(self.words.rows, row), LABEL * 1.06, room);
        let (x, anchor) = match self.right_to_left {
            true => (self.width - MARGIN - indent, "end"),
            false => (MARGIN + indent, "start"),
        };
        let weight = if cloth.rows[row].depth == 0 { "700" } else { "400" };
        let middle = y + (HEIGHT - SPACE) / 2.0;
        let baseline = if note.is_empty() {
            middle + 5.0
        } else {
            middle - 2.0
        };
        let _ = write!(
            body,
            "<text x=\"{x:.1}\" y=\"{baseline:.1}\" font-size=\"{LABEL}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"{INK}\">{}</text>",
            escape(&label)
        );
        if !note.is_empty() {
            let _ = write!(
                body,
                "<text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{NOTE}\" text-anchor=\"{anchor}\" fill=\"{INK_SOFT}\">{}</text>",
                baseline + 15.0,
                escape(&note)
            );
        }
        for (col, cell) in cloth.row(row).iter().enumerate() {
            self.cell(cell, self.x(col), y, body);
        }
    }

    fn cell(&self, cell: &Cell, x: f64, y: f64, body: &mut String) {
        let pattern = cell.pattern_of(self.count);
        let (colour, on_ground) = number(pattern);
        let figure = match pattern {
            Pattern::NotAsked => "?".to_owned(),
            Pattern::Empty => "–".to_owned(),
            _ => cell.number(self.count).to_string(),
        };
        let figure = figure + cell.mark();
        let middle = (x + (self.cell - SPACE) / 2.0, y + (HEIGHT - SPACE) / 2.0);
        let _ = write!(body, "<use href=\"#{}\" x=\"{x:.1}\" y=\"{y:.1}\"/>", pattern.class());
        if on_ground {
            let wide = width(&figure, 16.0) + 10.0;
            let _ = write!(
                body,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"22\" rx=\"2\" fill=\"{PAPER}\"/>",
                middle.0 - wide / 2.0,
                middle.1 - 11.0
            );
        }
        let weight = if pattern == Pattern::NotAsked {
            "400"
        } else {
            "700"
        };
        let _ = write!(
            body,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"16\" font-weight=\"{weight}\" text-anchor=\"middle\" fill=\"{colour}\">{figure}</text>",
            middle.0,
            middle.1 + 5.5
        );
    }

    /// Left edge of a column; the first is nearest to the labels.
    fn x(&self, col: usize) -> f64 {
        let from_labels = self.label + col as f64 * self.cell;
        if self.right_to_left {
            self.width - MARGIN - from_labels - self.cell + SPACE
        } else {
            MARGIN + from_labels
        }
    }

    /// A line of text from one margin.
    fn line(&self, body: &mut String, words: &str, y: f64, (size, weight, colour): (f64, &str, &str)) {
        let (x, anchor) = if self.right_to_left {
            (self.width - MARGIN, "end")
        } else {
            (MARGIN, "start")
        };
        let _ = write!(
            body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{}</text>",
            escape(words)
        );
    }
}

fn text(words: &[String], index: usize) -> &str {
    words.get(index).map_or("", String::as_str)
}
