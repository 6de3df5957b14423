import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import "./marks.css";

/** What must not be overlooked about a case: 支援措置, a proposed 却下, 代決 and 後閲; among those to decide also in which capacity, and that it is own work. */
export function CaseMarks({ item, deciding = false }: { item: Schemas["CaseSummary"]; deciding?: boolean }) {
  const { t } = useTranslation();
  const own = deciding && item.own_work;
  const capacity = deciding && (item.decides_as === "delegate" || item.decides_as === "deputy") ? item.decides_as : null;
  if (!item.protected && !item.rejection && !item.later_check && !own && !capacity && !item.represented) return null;
  return (
    <span className="case-marks">
      {item.protected ? <Light tone="bad" tag>{t("case.protected")}</Light> : null}
      {item.rejection && item.state !== "rejected" ? <Light tone="ask" tag>{t("case.rejectionProposed")}</Light> : null}
      {own ? <Light tone="ask" tag>{t("case.decideAsException")}</Light> : null}
      {capacity ? <Light tone="info" tag>{t(`case.decides_${capacity}`)}</Light> : null}
      {item.represented ? <Light tone="info" tag>{t("case.represented", { who: item.represented })}</Light> : null}
      {item.later_check ? <Light tone={item.later_check === "needed" ? "ask" : "ok"} tag>{t(`case.later_${item.later_check}`)}</Light> : null}
    </span>
  );
}
