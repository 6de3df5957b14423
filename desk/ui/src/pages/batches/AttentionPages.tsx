import { Button, Table } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showError } from "../../components/ErrorNote";
import { Light } from "../../components/Light";
import { Panel } from "../../components/Panel";
import { shortTime } from "../../domain/time";
import { pageTone } from "../../domain/words";
import { useUser } from "../../session/SessionContext";

/** Sides that wait for a person: rescan requests first, then unknown and refused ones. */
export function AttentionPages({ batchId }: { batchId?: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const roles = useUser().roles;
  const allowed = roles.some((role) => role === "mailroom" || role === "reviewer" || role === "senior");
  const pages = useQuery({
    queryKey: ["attention", batchId ?? ""],
    queryFn: () => unwrap(api.GET("/api/attention-pages", { params: { query: { limit: 100, ...(batchId ? { batch_id: batchId } : {}) } } })),
    refetchInterval: 5_000,
    enabled: allowed,
  });
  const settle = useMutation({
    mutationFn: ({ id, as }: { id: string; as: Schemas["SettlePage"]["as"] }) => unwrap(api.POST("/api/pages/{page_id}/settle", { params: { path: { page_id: id } }, body: { as } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["attention"] }),
    onError: showError,
  });
  const items = pages.data?.items ?? [];
  if (!allowed || (!items.length && !pages.error)) return null;
  const mailroom = roles.some((role) => role === "mailroom" || role === "senior");
  return (
    <Panel title={t("attention.title", { n: items.length })} className="attention" tight>
      <ErrorNote error={pages.error} />
      <Table>
        <Table.Tbody>
          {items.map((page) => (
            <Table.Tr key={page.id}>
              <Table.Td className="nowrap"><Light tone={pageTone[page.status]} tag>{t(`page.${page.status}`)}</Light></Table.Td>
              <Table.Td><Link to={`/pages/${page.id}`}>{t("attention.side", { file: page.file_name, number: page.number })}</Link></Table.Td>
              <Table.Td>{page.message}{page.hint ? <div className="soft small">{page.hint}</div> : null}</Table.Td>
              <Table.Td className="nowrap soft">{page.arrived_at ? shortTime(page.arrived_at) : ""}</Table.Td>
              <Table.Td className="num nowrap">
                {page.settled ? <Light tone="info">{t(`attention.${page.settled}`)}</Light> : null}
                {page.status === "rescan" && mailroom && !page.settled ? (
                  <Button variant="default" size="compact-xs" onClick={() => settle.mutate({ id: page.id, as: "rescan_requested" })}>{t("attention.request")}</Button>
                ) : null}
                {page.status === "rescan" && mailroom && page.settled === "rescan_requested" ? (
                  <Button variant="default" size="compact-xs" ml={6} onClick={() => settle.mutate({ id: page.id, as: "rescanned" })}>{t("attention.came")}</Button>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
