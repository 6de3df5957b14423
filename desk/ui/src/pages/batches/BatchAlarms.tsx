import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { fullTime } from "../../domain/time";
import { useUser } from "../../session/SessionContext";

/** Takes an alarm up: what was found out is kept, the alarm stands no more. */
function Acknowledge({ batchId, code }: { batchId: string; code: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const acknowledge = useMutation({
    mutationFn: () => unwrap(api.POST("/api/batches/{batch_id}/alarms/{code}/acknowledge", { params: { path: { batch_id: batchId, code } }, body: { reason: reason.trim() } })),
    onSuccess: (batch) => {
      client.setQueryData(["batch", batchId], batch);
      void client.invalidateQueries({ queryKey: ["batches"] });
    },
  });
  return (
    <form className="row" style={{ gap: 8, marginTop: 6 }} onSubmit={(event) => { event.preventDefault(); if (reason.trim()) acknowledge.mutate(); }}>
      <TextInput size="xs" style={{ flex: 1 }} aria-label={t("status.alarmReason")} placeholder={t("status.alarmReason")} maxLength={1000} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button type="submit" size="xs" variant="default" disabled={!reason.trim()} loading={acknowledge.isPending}>{t("status.alarmDone")}</Button>
      <ErrorNote error={acknowledge.error} />
    </form>
  );
}

/** The alarms that stand, and those that somebody took up. */
export function BatchAlarms({ batch }: { batch: Schemas["Batch"] }) {
  const { t } = useTranslation();
  const roles = useUser().roles;
  const may = roles.includes("mailroom") || roles.includes("senior");
  return (
    <>
      {batch.alarms.map((alarm) => (
        <div key={alarm.code} className="alarm" role="alert">
          <Light tone="bad">{alarm.message}</Light> {alarm.hint} <span className="mono soft">[{alarm.code}]</span>
          {alarm.acknowledgeable && may ? <Acknowledge batchId={batch.id} code={alarm.code} /> : null}
        </div>
      ))}
      {(batch.acknowledged ?? []).map((alarm) => (
        <p key={alarm.at} className="soft small">{t("batch.acknowledged", { message: alarm.message, who: alarm.actor, at: fullTime(alarm.at), why: alarm.reason })}</p>
      ))}
    </>
  );
}
