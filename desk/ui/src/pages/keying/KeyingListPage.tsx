import { Button, SegmentedControl, Table } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { shortTime } from "../../domain/time";
import { pageTone } from "../../domain/words";
import { Page } from "../../layout/Page";

type Filter = "all" | "unidentified" | "refused" | "rescan";

function Row({ page }: { page: Schemas["Page"] }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td><Light tone={pageTone[page.status]} tag>{t(`page.${page.status}`)}</Light></Table.Td>
      <Table.Td><Link to={`/pages/${page.id}`}>{t("attention.side", { file: page.file_name, number: page.number })}</Link></Table.Td>
      <Table.Td>{page.message}{page.hint ? <div className="soft small">{page.hint}</div> : null}</Table.Td>
      <Table.Td className="nowrap soft">{page.arrived_at ? shortTime(page.arrived_at) : ""}</Table.Td>
      <Table.Td className="num">
        {page.document_id && page.kind_label ? (
          <Button component={Link} to={`/keying/${page.document_id}`} size="compact-xs">{t("keying.continue")}</Button>
        ) : (
          <Button component={Link} to={`/pages/${page.id}`} size="compact-xs" variant="default">{t("keying.giveKind")}</Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Sides the machine could not take: a person gives them a kind and keys them from the picture. */
export function KeyingListPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<Filter>("all");
  const pages = useInfiniteQuery({
    queryKey: ["attention", "keying", filter],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/attention-pages", { params: { query: { limit: 100, ...(filter === "all" ? {} : { status: filter }), ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
    refetchInterval: 10_000,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const filters: Filter[] = ["all", "unidentified", "refused", "rescan"];
  return (
    <Page title={t("nav.keying")} crumb={t("keying.crumb")}>
      <div className="stack">
        <div className="row"><SegmentedControl size="xs" value={filter} onChange={(value) => setFilter(filters.find((f) => f === value) ?? "all")} data={filters.map((f) => ({ value: f, label: f === "all" ? t("case.all") : t(`page.${f}`) }))} aria-label={t("keying.filter")} /></div>
        <ErrorNote error={pages.error} />
        <Panel title={t("keying.list", { n: items.length })} tight>
          <Table highlightOnHover><Table.Tbody>{items.map((page) => <Row key={page.id} page={page} />)}</Table.Tbody></Table>
          {items.length === 0 ? <Empty loading={pages.isPending}>{t("keying.none")}</Empty> : null}
          {pages.hasNextPage ? <div className="empty"><Button variant="default" onClick={() => void pages.fetchNextPage()}>{t("action.more")}</Button></div> : null}
        </Panel>
      </div>
    </Page>
  );
}
