import { Button, Table } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Empty, Panel } from "../../components/Panel";
import { fullTime } from "../../domain/time";
import { mailingTone } from "../../domain/words";
import { Page } from "../../layout/Page";
import { useUser } from "../../session/SessionContext";
import { Counts } from "./Counts";
import { Employers } from "./Employers";
import { LeftOut } from "./LeftOut";

/** What a mailing made now would hold, and the button that makes it. */
export function PlanPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const roles = useUser().roles;
  const mails = roles.includes("print") || roles.includes("senior");
  const plan = useQuery({ queryKey: ["mailings", "plan"], queryFn: () => unwrap(api.GET("/api/mailing-plan")), refetchInterval: 15_000 });
  const make = useMutation({
    mutationFn: () => unwrap(api.POST("/api/mailings", { body: { notice_ids: [] } })),
    onSuccess: (made) => {
      void client.invalidateQueries();
      navigate(`/mailings/${made.id}`, { state: { leftOut: made.left_out } });
    },
  });
  const pieces = plan.data?.pieces ?? [];
  return (
    <Panel title={t("mailing.waiting")} right={mails ? <Button size="compact-sm" disabled={!pieces.length} loading={make.isPending} onClick={() => make.mutate()}>{t("mailing.make")}</Button> : null}>
      <div className="stack">
        <ErrorNote error={plan.error ?? make.error} />
        {pieces.length ? <Counts pieces={pieces} /> : <Empty loading={plan.isPending}>{t("mailing.nothingWaits")}</Empty>}
        <Employers pairs={plan.data?.employers ?? []} decides={mails} />
        <LeftOut groups={plan.data?.left_out ?? []} />
      </div>
    </Panel>
  );
}

function Row({ mailing }: { mailing: Schemas["Mailing"] }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td><Link to={`/mailings/${mailing.id}`}>{t("mailing.number", { n: mailing.number })}</Link></Table.Td>
      <Table.Td><Light tone={mailingTone[mailing.state]} tag>{t(`mailing.state_${mailing.state}`)}</Light></Table.Td>
      <Table.Td>{mailing.piece_count}</Table.Td>
      <Table.Td>{mailing.pulled_count || ""}</Table.Td>
      <Table.Td>{fullTime(mailing.made_at)}　{mailing.made_by}</Table.Td>
      <Table.Td>{mailing.closed_at ? `${fullTime(mailing.closed_at)}　${mailing.closed_by ?? ""}` : ""}</Table.Td>
    </Table.Tr>
  );
}

/** 発送: what waits, and the mailings that were made. */
export function MailingsPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery({
    queryKey: ["mailings", "list"],
    queryFn: ({ pageParam }) => unwrap(api.GET("/api/mailings", { params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("nav.mailings")} crumb={t("mailing.crumb")}>
      <div className="stack">
        <PlanPanel />
        <ErrorNote error={list.error} />
        {items.length ? (
          <Table highlightOnHover aria-label={t("nav.mailings")}>
            <Table.Thead><Table.Tr>{["number", "state", "pieces", "pulled", "made", "closed"].map((key) => <Table.Th key={key}>{t(`mailing.col_${key}`)}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>{items.map((mailing) => <Row key={mailing.id} mailing={mailing} />)}</Table.Tbody>
          </Table>
        ) : <Empty loading={list.isPending}>{t("mailing.none")}</Empty>}
        {list.hasNextPage ? <div className="empty"><Button variant="default" onClick={() => void list.fetchNextPage()}>{t("action.more")}</Button></div> : null}
      </div>
    </Page>
  );
}
