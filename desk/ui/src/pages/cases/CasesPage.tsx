import { Button, Chip, CloseButton, Group, SegmentedControl, Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Empty, Panel } from "../../components/Panel";
import { fullTime } from "../../domain/time";
import { Page } from "../../layout/Page";
import { useUser } from "../../session/SessionContext";
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

const views = ["all", "mine", "decisions", "later_check"] as const;
type View = (typeof views)[number];

interface Choice {
  state: Schemas["CaseState"] | "";
  procedure: string;
  view: View;
  batch: string;
}

/** The choice stands in the address, so that a list can be bookmarked and comes back with the back key. */
function useChoice(): [Choice, (next: Partial<Choice>) => void] {
  const [params, setParams] = useSearchParams();
  const choice: Choice = {
    state: states.find((s) => s === params.get("state")) ?? "",
    procedure: params.get("procedure") ?? "",
    view: views.find((v) => v === params.get("view")) ?? "all",
    batch: params.get("batch") ?? "",
  };
  const change = (next: Partial<Choice>) => {
    const wanted = { ...choice, ...next };
    setParams(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value && value !== "all")));
  };
  return [choice, change];
}

function Filters({ choice, onChange }: { choice: Choice; onChange: (next: Partial<Choice>) => void }) {
  const { t } = useTranslation();
  const roles = useUser().roles;
  const procedures = useQuery({ queryKey: ["procedures"], queryFn: () => unwrap(api.GET("/api/procedures")), staleTime: Infinity });
  const decides = (procedures.data?.items ?? []).some(({ approval }) => [...approval.deciders, ...approval.delegates, ...approval.deputies].some((role) => roles.includes(role)));
  const shown = views.filter((view) => decides || view === choice.view || view === "all" || view === "mine");
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="row" style={{ gap: 14 }}>
        <SegmentedControl size="xs" aria-label={t("case.view")} value={choice.view} data={shown.map((view) => ({ value: view, label: t(`case.view_${view}`) }))} onChange={(value) => onChange({ view: value as View, ...(value === "decisions" || value === "later_check" ? { state: "" } : {}) })} />
        <Select size="xs" w={190} aria-label={t("case.procedure")} value={choice.procedure || "all"} data={[{ value: "all", label: t("case.allProcedures") }, ...(procedures.data?.items ?? []).map((p) => ({ value: p.id, label: p.label }))]} onChange={(value) => onChange({ procedure: value && value !== "all" ? value : "" })} />
        {choice.batch ? <BatchMark id={choice.batch} onClear={() => onChange({ batch: "" })} /> : null}
      </div>
      {choice.view === "decisions" || choice.view === "later_check" ? <p className="soft quiet">{t(`case.text_view_${choice.view}`)}</p> : (
        <Chip.Group value={choice.state || "all"} onChange={(value) => onChange({ state: states.find((s) => s === value) ?? "" })}>
          <Group gap={6} role="radiogroup" aria-label={t("case.filter")}>
            <Chip size="xs" value="all">{t("case.all")}</Chip>
            {states.map((s) => <Chip key={s} size="xs" value={s}>{t(`case.state_${s}`)}</Chip>)}
          </Group>
        </Chip.Group>
      )}
    </div>
  );
}

export function CasesPage() {
  const { t } = useTranslation();
  const [choice, change] = useChoice();
  const { state, procedure, view, batch } = choice;
  const query = { limit: 50, ...(state ? { state } : {}), ...(procedure ? { procedure } : {}), ...(view === "all" ? {} : { [view]: true }), ...(batch ? { batch_id: batch } : {}) };
  const cases = useInfiniteQuery({
    queryKey: ["cases", state, procedure, view, batch],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/cases", { params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: 10_000,
  });
  const items = cases.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("nav.cases")} crumb={t("case.crumb")}>
      <div className="stack">
        <Filters choice={choice} onChange={change} />
        <ErrorNote error={cases.error} />
        <Panel title={t("case.list", { n: cases.data?.pages[0]?.total ?? items.length })} tight>
          {items.length ? <CaseTable items={items} deciding={view === "decisions"} /> : <Empty loading={cases.isPending}>{t("case.none")}</Empty>}
          {cases.hasNextPage ? <div className="empty" style={{ padding: 10 }}><Button variant="default" onClick={() => void cases.fetchNextPage()}>{t("action.more")}</Button></div> : null}
        </Panel>
      </div>
    </Page>
  );
}
