import { SegmentedControl, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";

export type Duty = Schemas["Duty"];

interface QueueChoiceProps {
  user: Schemas["User"];
  duty: Duty | undefined;
  onDuty: (duty: Duty | undefined) => void;
  queue: "normal" | "postponed";
  onQueue: (queue: "normal" | "postponed") => void;
  summary: Schemas["ReviewSummary"] | undefined;
}

/** Which questions come: those of one 事務 for who works on several, and for seniors the postponed ones. */
export function QueueChoice({ user, duty, onDuty, queue, onQueue, summary }: QueueChoiceProps) {
  const { t } = useTranslation();
  const duties: Duty[] = user.duties.length ? user.duties : ["tekiyo", "kyufu", "choshu"];
  return (
    <>
      {duties.length > 1 ? (
        <Select
          size="xs" w={130} aria-label={t("review.duty")} value={duty ?? ""} onChange={(value) => onDuty(duties.find((one) => one === value))} allowDeselect={false}
          data={[{ value: "", label: t("review.allDuties") }, ...duties.map((one) => ({ value: one, label: t(`duty.${one}`) }))]}
        />
      ) : null}
      {user.roles.includes("senior") ? (
        <SegmentedControl
          size="xs" value={queue} onChange={(value) => onQueue(value === "postponed" ? "postponed" : "normal")} aria-label={t("review.queue")}
          data={[{ value: "normal", label: t("review.normal", { n: summary?.waiting ?? 0 }) }, { value: "postponed", label: t("review.postponed", { n: summary?.postponed ?? 0 }) }]}
        />
      ) : null}
    </>
  );
}
