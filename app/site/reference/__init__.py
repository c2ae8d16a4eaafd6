"""The reference: the OpenAPI document as pages, one for the operations of each tag, and one for all objects."""

from app.site.reference.kinds import Kind
from app.site.reference.reading import OBJECTS, Answer, Field, Object, Operation, Parameter, Reference, read

__all__ = ["OBJECTS", "Answer", "Field", "Kind", "Object", "Operation", "Parameter", "Reference", "read"]
