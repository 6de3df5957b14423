import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { displayValue } from "../../domain/fieldValue";

/** Below half a percent a candidate only costs attention; the two best are always shown. */
const WORTH_SHOWING = 0.005;

interface CandidatesProps {
  spec: Schemas["FieldSpec"];
  candidates: Schemas["Candidate"][];
  onChoose: (value: string) => void;
}

/** What the readers saw, best first; a key or a click takes one over into the input. */
export function Candidates({ spec, candidates, onChoose }: CandidatesProps) {
  const { t } = useTranslation();
  if (!candidates.length) return <p className="soft small">{t("review.noCandidates")}</p>;
  return (
    <ol className="candidates">
      {candidates.filter((candidate, index) => index < 2 || candidate.p >= WORTH_SHOWING).slice(0, 9).map((candidate, index) => (
        <li key={candidate.value}>
          <button type="button" onClick={() => onChoose(candidate.value)}>
            <span className="kbd">{t("review.altKey", { n: index + 1 })}</span>
            <span className={spec.type === "digits" ? "mono value" : "value"}>{candidate.display ?? displayValue(spec, candidate.value)}</span>
            <span className="bar-p" aria-hidden="true"><i style={{ width: `${Math.round(candidate.p * 100)}%` }} /></span>
            <span className="p">{(candidate.p * 100).toFixed(candidate.p > 0.995 ? 1 : 0)}%</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
