import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Panel } from "../../components/Panel";
import { fullTime } from "../../domain/time";
import { useSession } from "../../session/SessionContext";

type Place = Schemas["QuarantineList"]["items"][number];

/** One place: looked at with a reason that is written down, then decided once. */
function Decide({ pageId, place }: { pageId: string; place: Place }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const path = { page_id: pageId, place: place.place };
  const look = useMutation({
    mutationFn: () => unwrap(api.POST("/api/pages/{page_id}/quarantine/{place}/reveal", { params: { path }, body: { reason } })),
  });
  const decide = useMutation({
    mutationFn: (decision: "masked" | "no_number") => unwrap(api.PUT("/api/pages/{page_id}/quarantine/{place}", { params: { path }, body: { decision, reason } })),
    onSuccess: () => {
      look.reset();
      void client.invalidateQueries();
    },
  });
  const ready = reason.trim().length > 1;
  return (
    <div className="stack">
      <TextInput label={t("quarantine.reason")} value={reason} onChange={(e) => setReason(e.currentTarget.value)} maxLength={200} />
      {look.data ? <img src={look.data.picture_data_url} alt={t("quarantine.picture")} style={{ maxWidth: "100%" }} /> : null}
      <div className="row">
        <Button variant="default" disabled={!ready} loading={look.isPending} onClick={() => look.mutate()}>{t("quarantine.look")}</Button>
        <Button disabled={!ready} loading={decide.isPending} onClick={() => decide.mutate("masked")}>{t("quarantine.mask")}</Button>
        <Button variant="default" disabled={!ready} loading={decide.isPending} onClick={() => decide.mutate("no_number")}>{t("quarantine.noNumber")}</Button>
      </div>
      <ErrorNote error={look.error ?? decide.error} />
    </div>
  );
}

/** Numbers in quarantine (隔離) of a side; nothing where there are none. */
export function Quarantine({ pageId }: { pageId: string }) {
  const { t } = useTranslation();
  const { session } = useSession();
  const query = useQuery({
    queryKey: ["quarantine", pageId],
    queryFn: () => unwrap(api.GET("/api/pages/{page_id}/quarantine", { params: { path: { page_id: pageId } } })),
  });
  const places = query.data?.items ?? [];
  if (!places.length) return null;
  const senior = session?.user.roles.includes("senior") ?? false;
  return (
    <Panel title={t("quarantine.title")}>
      <p style={{ margin: "0 0 8px" }}>{t("quarantine.explain")}</p>
      {places.map((place) => (
        <div key={place.place}>
          <strong>{t("quarantine.place", { n: place.place })}</strong> {t(`quarantine.${place.state}`)}
          {place.decided_at ? <span className="soft">　{fullTime(place.decided_at)} {place.decided_by}</span> : null}
          {place.state === "open" && senior ? <Decide pageId={pageId} place={place} /> : null}
        </div>
      ))}
    </Panel>
  );
}
