import { useQuery } from "@tanstack/react-query";
import { api, unwrap, type Schemas } from "../../api/client";
import { useUser } from "../../session/SessionContext";

/** Kinds of records that this person may make. */
export function useOwnRecordKinds(): Schemas["RecordKind"][] {
  const roles = useUser().roles;
  const kinds = useQuery({ queryKey: ["record-kinds"], queryFn: () => unwrap(api.GET("/api/record-kinds")), staleTime: Infinity });
  const may = (role: Schemas["Role"]) => roles.includes(role) || (role === "reviewer" && roles.includes("senior"));
  return (kinds.data?.items ?? []).filter((kind) => kind.roles.some(may));
}
