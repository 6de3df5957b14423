import { useTranslation } from "react-i18next";
import { Light } from "../../components/Light";
import type { Detail } from "./view";

interface DocumentListProps {
  detail: Detail;
  documentId?: string;
  onSelect: (documentId: string) => void;
}

/** The sheets of the case with their lights, and what should have come with them. */
export function DocumentList({ detail, documentId, onSelect }: DocumentListProps) {
  const { t } = useTranslation();
  const missing = (detail.attachments ?? []).filter((a) => a.state !== "received" && a.state !== "not_needed");
  return (
    <nav className="doc-list" aria-label={t("case.documents")}>
      {detail.documents.map((document) => {
        // What was left empty on a sheet that somebody declared keyed waits for nobody.
        const open = document.fields.filter((f) => f.decided === "open" && (document.state !== "checked" || f.item_id)).length;
        return (
          <button key={document.id} type="button" aria-pressed={document.id === documentId} className={document.id === documentId ? "selected" : ""} onClick={() => onSelect(document.id)}>
            {document.pages[0] ? <img src={`${document.pages[0].image_url}${document.pages[0].image_url.includes("?") ? "&" : "?"}max_width=160`} alt="" loading="lazy" onError={(e) => (e.currentTarget.style.display = "none")} /> : null}
            <span>{document.kind_label}</span>
            {document.subject ? <span className="soft small">{document.subject}</span> : null}
            {(document.shared_with ?? []).length > 1 ? <span className="soft small">{t("case.sharedWith", { numbers: (document.shared_with ?? []).filter((number) => number !== detail.receipt_number).join("、") })}</span> : null}
            <Light tone={open ? "ask" : "ok"}>{open ? t("case.openItems", { n: open }) : t("case.checked")}</Light>
          </button>
        );
      })}
      {missing.map((attachment) => (
        <div key={attachment.kind} className="doc-missing">
          <span>{attachment.label}</span>
          <Light tone={attachment.state === "missing" || attachment.state === "not_usable" ? "bad" : "idle"}>{t(`attachment.${attachment.state}`)}</Light>
        </div>
      ))}
    </nav>
  );
}
