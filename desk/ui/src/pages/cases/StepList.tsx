import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { shortTime } from "../../domain/time";
import type { Tone } from "../../domain/words";
import type { Detail } from "./view";

type Step = Schemas["Step"];

function stateOf(step: Step): { tone: Tone; word: string } {
  if (step.done) return { tone: "ok", word: "done" };
  // A step about every person of the form is begun when some of them are recorded.
  if (step.at) return { tone: "ask", word: "begun" };
  return step.required ? { tone: "bad", word: "required" } : { tone: "idle", word: "open" };
}

/** 手順: the chart's steps in their order, who did them and when; those of people can be recorded from here. */
export function StepList({ detail, mayRecord, onRecord }: { detail: Detail; mayRecord: (kind: string) => boolean; onRecord: (kind: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="soft quiet">{t("step.legend")}</p>
      <ol className="step-list">
        {detail.steps.map((step) => {
          const state = stateOf(step);
          return (
            <li key={step.id}>
              <Light tone={state.tone} tag>{t(`step.${state.word}`)}</Light>
              <div>
                <strong>{step.label}</strong>
                {step.required && step.done ? <span className="soft small">　{t("step.isRequired")}</span> : null}
                <div className="soft small">{step.at ? t("step.by", { who: step.actor ?? "", at: shortTime(step.at) }) : step.system ? t("step.system") : ""}</div>
              </div>
              {!step.system && mayRecord(step.id) ? <Button variant="default" size="compact-xs" aria-label={t("step.recordOf", { label: step.label })} onClick={() => onRecord(step.id)}>{t("record.do")}</Button> : <span />}
            </li>
          );
        })}
      </ol>
    </>
  );
}
