import type { Schemas } from "../../api/client";

export type Detail = Schemas["CaseDetail"];
type Rect = Schemas["Rect"];

/** A page in the viewer with the place to look at. */
export interface Sheet {
  pageId: string;
  label: string;
  url: string;
  width: number;
  height: number;
  focus?: Rect;
}

/** What the middle of the case page shows: one sheet, or the two sides of a 突合. */
export interface View {
  sheets: Sheet[];
  documentId?: string;
  comparisonId?: string;
  nonce: number;
}

export function sheetOf(detail: Detail, pageId: string | undefined, focus?: Rect): Sheet | null {
  for (const document of detail.documents) {
    const page = document.pages.find((p) => p.page_id === pageId);
    if (page) {
      const label = document.pages.length > 1 ? `${document.kind_label} ${page.position}/${document.pages.length}` : document.kind_label;
      return { pageId: page.page_id, label, url: page.image_url, width: page.width_px, height: page.height_px, ...(focus ? { focus } : {}) };
    }
  }
  return null;
}

export function viewOfDocument(detail: Detail, documentId: string): View {
  const document = detail.documents.find((d) => d.id === documentId);
  const sheet = document ? sheetOf(detail, document.pages[0]?.page_id) : null;
  return { sheets: sheet ? [sheet] : [], documentId, nonce: 0 };
}

export function viewOfField(detail: Detail, field: Schemas["FieldValue"], documentId: string, nonce: number): View {
  const sheet = sheetOf(detail, field.page_id, field.rect);
  return { sheets: sheet ? [sheet] : [], documentId, nonce };
}

export function viewOfComparison(detail: Detail, comparison: Schemas["Comparison"], nonce: number): View {
  const sheets = [comparison.left, comparison.right].flatMap((side) => sheetOf(detail, side.page_id, side.rect) ?? []);
  return { sheets, comparisonId: comparison.id, nonce };
}

export function findField(detail: Detail, ref: { document_id: string; field: string; row: number }): Schemas["FieldValue"] | undefined {
  return detail.documents.find((d) => d.id === ref.document_id)?.fields.find((f) => f.spec.id === ref.field && f.spec.row === ref.row);
}
