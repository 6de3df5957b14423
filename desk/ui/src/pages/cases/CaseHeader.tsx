import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { formatWareki } from "../../domain/wareki";
import { caseTone, mayOpen } from "../../domain/words";
import { useUser } from "../../session/SessionContext";
import { CaseMarks } from "./CaseMarks";

type Detail = Schemas["CaseDetail"];

/** The procedure's way with the present place on it; 差戻し and 取下げ stand beside it. */
function Way({ state, way }: { state: Schemas["CaseState"]; way: Schemas["CaseState"][] }) {
  const { t } = useTranslation();
  const at = way.indexOf(state);
  return (
    <ol className="steps" aria-label={t("case.way")}>
      {way.map((step, index) => (
        <li key={step} className={index < at ? "past" : index === at ? "now" : ""} aria-current={index === at ? "step" : undefined}>
          {t(`case.state_${step}`)}
        </li>
      ))}
      {at < 0 ? <li className="off"><Light tone={caseTone[state]} tag>{t(`case.state_${state}`)}</Light></li> : null}
    </ol>
  );
}

function Timers({ timers }: { timers: Detail["timers"] }) {
  const { t } = useTranslation();
  const tones = { ok: "idle", near: "ask", over: "bad", done: "ok", late: "ask" } as const;
  return timers.map((timer) => (
    <Light key={timer.id} tone={tones[timer.verdict]}>
      {t("case.timer", { label: timer.label, due: formatWareki(timer.due_on), verdict: t(`timer.${timer.verdict}`) })}
    </Light>
  ));
}

export function CaseHeader({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const roles = useUser().roles;
  const membership = [detail.symbol, detail.number].filter(Boolean).join("-");
  return (
    <div className="case-head">
      <div className="case-who">
        <div className="case-name">{detail.name ?? t("case.nameOpen")}<small>{detail.kana}</small></div>
        <div className="soft">
          {[detail.procedure_label, detail.birth_date ? formatWareki(detail.birth_date) : "", t("case.arrived", { day: formatWareki(detail.arrived_on) }), detail.sender ?? ""].filter(Boolean).join("　")}
          {membership ? <>　{mayOpen(roles, "households") ? <Link to={`/households?symbol=${encodeURIComponent(detail.symbol ?? "")}&number=${encodeURIComponent(detail.number ?? "")}`}>{t("case.household", { number: membership })}</Link> : membership}</> : null}
        </div>
      </div>
      <CaseMarks item={detail} />
      <div className="case-where">
        <Way state={detail.state} way={detail.way} />
        <div className="row" style={{ gap: 14 }}>
          {detail.arrived_assumed ? <span><Light tone="ask">{t("case.dayAssumed")}</Light>{detail.batch_id ? <>　<Link to={`/batches/${detail.batch_id}/envelope`}>{t("case.keyDay")}</Link></> : null}</span> : null}
          <Timers timers={detail.timers} />
        </div>
      </div>
    </div>
  );
}
