import { Button, Chip, CloseButton, Group, Switch } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Empty, Panel } from "../../components/Panel";
import { fullTime } from "../../domain/time";
import { Page } from "../../layout/Page";
import { CaseTable } from "./CaseTable";

const states: Schemas["CaseState"][] = ["received", "checking", "examining", "provisional", "awaiting_approval", "approved", "notified", "returned", "withdrawn", "completed", "delivered", "denied", "rejected"];

/** Says that only the cases of one batch are shown, and takes the filter off. */
function BatchMark({ id, onClear }: { id: string; onClear: () => void }) {
  const { t } = useTranslation();
  const batch = useQuery({ queryKey: ["batch", id], queryFn: () => unwrap(api.GET("/api/batches/{batch_id}", { params: { path: { batch_id: id } } })) });
  const name = batch.data ? batch.data.label || fullTime(batch.data.created_at) : "…";
  return (
    <span className="row" style={{ gap: 4 }}>
      <Link to={`/batches/${id}`}>{t("case.ofBatch", { name })}</Link>
      <CloseButton size="sm" aria-label={t("case.allBatches")} title={t("case.allBatches")} onClick={onClear} />
    </span>
  );
}

export function CasesPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const state = states.find((s) => s === params.get("state"));
  const mine = params.get("mine") === "1";
  const batch = params.get("batch") ?? "";
  const cases = useInfiniteQuery({
    queryKey: ["cases", state ?? "", mine, batch],
    queryFn: ({ pageParam }) =>
      unwrap(api.GET("/api/cases", { params: { query: { limit: 50, ...(state ? { state } : {}), ...(mine ? { mine: true } : {}), ...(batch ? { batch_id: batch } : {}), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: 10_000,
  });
  const change = (next: { state?: string; mine?: boolean; batch?: string }) => {
    const wanted = { state: next.state ?? state ?? "", mine: next.mine ?? mine, batch: next.batch ?? batch };
    setParams({ ...(wanted.state && wanted.state !== "all" ? { state: wanted.state } : {}), ...(wanted.mine ? { mine: "1" } : {}), ...(wanted.batch ? { batch: wanted.batch } : {}) });
  };
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("nav.cases")} crumb={t("case.crumb")}>
      <div className="stack">
        <div className="row">
          <Chip.Group value={state ?? "all"} onChange={(value) => change({ state: String(value) })}>
            <Group gap={6} role="radiogroup" aria-label={t("case.filter")}>
              <Chip size="xs" value="all">{t("case.all")}</Chip>
              {states.map((s) => <Chip key={s} size="xs" value={s}>{t(`case.state_${s}`)}</Chip>)}
            </Group>
          </Chip.Group>
          {batch ? <BatchMark id={batch} onClear={() => change({ batch: "" })} /> : null}
          <Switch size="sm" ml="md" label={t("case.mine")} checked={mine} onChange={(e) => change({ mine: e.currentTarget.checked })} />
        </div>
        <ErrorNote error={cases.error} />
        <Panel title={t("case.list", { n: cases.data?.pages[0]?.total ?? items.length })} tight>
          {items.length ? <CaseTable items={items} /> : <Empty loading={cases.isPending}>{t("case.none")}</Empty>}
          {cases.hasNextPage ? <div className="empty" style={{ padding: 10 }}><Button variant="default" onClick={() => void cases.fetchNextPage()}>{t("action.more")}</Button></div> : null}
        </Panel>
      </div>
    </Page>
  );
}
