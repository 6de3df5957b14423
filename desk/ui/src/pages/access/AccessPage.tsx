import { Alert, Button, Select, TextInput } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Empty } from "../../components/Panel";
import { fullTime } from "../../domain/time";
import { Page } from "../../layout/Page";
import "./access.css";

type Entry = Schemas["AccessEntry"];
const ROW_PX = 34;

function Rows({ entries, onEnd }: { entries: Entry[]; onEnd: () => void }) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: entries.length, getScrollElement: () => host.current, estimateSize: () => ROW_PX, overscan: 12 });
  const visible = rows.getVirtualItems();
  const last = visible[visible.length - 1]?.index ?? 0;
  useEffect(() => {
    if (last >= entries.length - 20) onEnd();
  }, [last, entries.length, onEnd]);
  return (
    <div ref={host} className="access-rows" tabIndex={0} role="table" aria-rowcount={entries.length} aria-label={t("nav.access")}>
      <div className="access-row head" role="row">{["sequence", "at", "user", "action", "object", "reason"].map((key) => <span key={key} role="columnheader">{t(`access.col_${key}`)}</span>)}</div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: "relative" }}>
        {visible.map((row) => {
          const entry = entries[row.index];
          return entry ? (
            <div key={row.key} role="row" aria-rowindex={row.index + 1} className="access-row" style={{ position: "absolute", top: 0, left: 0, right: 0, height: ROW_PX, transform: `translateY(${row.start}px)` }}>
              <span role="cell" className="mono soft">{entry.sequence}</span>
              <span role="cell">{fullTime(entry.at)}</span>
              <span role="cell" title={entry.user}>{entry.user_label ?? entry.user}</span>
              <span role="cell">{entry.action_label}</span>
              <span role="cell">{entry.case_id ? <Link to={`/cases/${entry.case_id}`}>{entry.receipt_number ?? entry.object}</Link> : null} <span className="mono soft small">{entry.object === entry.case_id ? "" : entry.object ?? ""}</span></span>
              <span role="cell" className="soft">{entry.reason}</span>
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

/** 閲覧記録: who looked at what, from the chain that nobody can rewrite unseen. */
export function AccessPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState({ from: "", to: "", user_id: "" });
  const users = useQuery({ queryKey: ["users"], queryFn: () => unwrap(api.GET("/api/users")) });
  const log = useInfiniteQuery({
    queryKey: ["access", filter],
    queryFn: ({ pageParam }) => {
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
      return unwrap(api.GET("/api/access-log", { params: { query: { ...given, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } } }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const verify = useMutation({ mutationFn: () => unwrap(api.POST("/api/ledger/verify")) });
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  const more = () => {
    if (log.hasNextPage && !log.isFetchingNextPage) void log.fetchNextPage();
  };
  return (
    <Page title={t("nav.access")} crumb={t("access.crumb")} right={<Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>{t("access.verify")}</Button>} flush>
      <div className="access-grid">
        <div className="row">
          <TextInput type="date" aria-label={t("access.from")} value={filter.from} onChange={(e) => setFilter({ ...filter, from: e.currentTarget.value })} />
          <span>〜</span>
          <TextInput type="date" aria-label={t("access.to")} value={filter.to} onChange={(e) => setFilter({ ...filter, to: e.currentTarget.value })} />
          <Select aria-label={t("access.col_user")} data={[{ value: "", label: t("access.everybody") }, ...(users.data?.items ?? []).map((u) => ({ value: u.id, label: u.display_name }))]} value={filter.user_id} onChange={(v) => setFilter({ ...filter, user_id: v ?? "" })} />
        </div>
        {verify.data ? <Alert color={verify.data.ok ? "matsu" : "shu"} title={verify.data.ok ? t("access.chainOk") : t("access.chainBad")} styles={{ title: { color: verify.data.ok ? "#10472a" : "#8d2119" } }}>{verify.data.message}　{t("access.chainCounts", { ledger: verify.data.entries, access: verify.data.access_entries })}</Alert> : null}
        <ErrorNote error={log.error ?? verify.error} />
        {entries.length ? <Rows entries={entries} onEnd={more} /> : <Empty loading={log.isPending}>{t("access.none")}</Empty>}
      </div>
    </Page>
  );
}
