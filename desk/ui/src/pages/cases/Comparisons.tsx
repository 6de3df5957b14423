import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { Strip } from "../../components/Strip";
import { verdictTone } from "../../domain/words";

type Comparison = Schemas["Comparison"];

function Side({ side }: { side: Comparison["left"] }) {
  return (
    <div className="match-side">
      <span className="soft small">{side.document_label}</span>
      <Strip url={side.strip_url} label={`${side.document_label} ${side.label}`} height={40} />
      <span className="match-value">{side.value || "—"}</span>
    </div>
  );
}

const order: Comparison["verdict"][] = ["different", "partial", "variant", "key_equal", "exact"];

/** 突合: both places of every compared value side by side, the worst first; choosing one opens both sheets. */
export function Comparisons({ items, selected, onSelect }: { items: Comparison[]; selected?: string; onSelect: (item: Comparison) => void }) {
  const { t } = useTranslation();
  if (!items.length) return <p className="soft quiet">{t("case.noComparisons")}</p>;
  const sorted = [...items].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  return (
    <ul className="matches">
      {sorted.map((item) => (
        <li key={item.id} className={`${verdictTone[item.verdict]}${item.id === selected ? " selected" : ""}`}>
          <button type="button" className="match-head" aria-pressed={item.id === selected} onClick={() => onSelect(item)}>
            <Light tone={verdictTone[item.verdict]}>{t(`verdict.${item.verdict}`)}</Light>
            <strong>{[item.person, item.label].filter(Boolean).join("　")}</strong>
            <span className="soft small">{t("case.openBoth")}</span>
          </button>
          {item.message ? <div className="match-message">{item.message}</div> : null}
          <div className="match-pair"><Side side={item.left} /><Side side={item.right} /></div>
        </li>
      ))}
    </ul>
  );
}
