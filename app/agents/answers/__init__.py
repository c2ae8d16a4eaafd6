"""What each tool tells: smaller objects than the API's, whose fields have the API's names and meanings.

A field that the API's object has is taken from it as it stands; whatever else the API tells is left out.
"""

from app.agents.answers.base import Answer
from app.agents.answers.found import Directives, Hits, Resolution
from app.agents.answers.orders import OrderText, Provision, Standing
from app.agents.answers.quotations import Checked, Checks

__all__ = ["Answer", "Checked", "Checks", "Directives", "Hits", "OrderText", "Provision", "Resolution", "Standing"]
